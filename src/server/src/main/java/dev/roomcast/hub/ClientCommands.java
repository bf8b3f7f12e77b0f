package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one client may ask of the hub: policy first, then the hub. One method per command. */
final class ClientCommands implements Command.Handler<Reply> {
  private final Connection connection;
  private final Hub hub;
  private final TokenExpiry expiry;
  private final Authenticator authenticator;
  private final RoomAccess access;
  private final Recovery recovery;
  private final int maxRooms;
  private final Clock clock;

  ClientCommands(
      Connection connection,
      Hub hub,
      TokenExpiry expiry,
      Authenticator authenticator,
      RoomAccess access,
      Recovery recovery,
      int maxRooms,
      Clock clock) {
    this.connection = connection;
    this.hub = hub;
    this.expiry = expiry;
    this.authenticator = authenticator;
    this.access = access;
    this.recovery = recovery;
    this.maxRooms = maxRooms;
    this.clock = clock;
  }

  /** Whether the client may be in a room that it was in before; false if that cannot be told. */
  boolean mayReturnTo(Room room) {
    try {
      return access.mayJoin(connection.identity(), room);
    } catch (Refused unknown) {
      return false;
    }
  }

  private static Room room(String name) throws Refused {
    try {
      return new Room(name);
    } catch (IllegalArgumentException notARoom) {
      throw new Refused(Refusal.BAD_REQUEST, "Not a room: " + notARoom.getMessage() + ".");
    }
  }

  @Override
  public Reply subscribe(Command.Subscribe command) {
    try {
      Room room = room(command.room());
      requireAccess(room);
      if (!connection.isIn(room) && connection.roomCount() >= maxRooms) {
        throw new Refused(
            Refusal.TOO_MANY_ROOMS,
            "A connection may be in " + maxRooms + " rooms at most; leave one first.");
      }
      if (command.presence().orElse(false)) {
        requireSight(room);
      }
      Reply reply = join(room, command.since());
      watch(room, command.presence(), reply);
      return reply;
    } catch (Refused refused) {
      return Reply.refused(refused);
    }
  }

  private Reply join(Room room, String since) {
    if (!since.isEmpty()) {
      return recovery.join(connection, room, since);
    }
    recovery.join(connection, room);
    return Reply.granted(room.name());
  }

  private void requireAccess(Room room) throws Refused {
    if (!access.mayJoin(connection.identity(), room)) {
      throw new Refused(
          Refusal.NOT_ALLOWED, "Your token does not give you access to this room.");
    }
  }

  private void requireSight(Room room) throws Refused {
    if (!access.maySeeMembers(connection.identity(), room)) {
      throw new Refused(Refusal.NOT_ALLOWED, "You may not see who is in this room.");
    }
  }

  private void watch(Room room, Optional<Boolean> wanted, Reply reply) {
    if (wanted.isEmpty()) {
      return;
    }
    if (wanted.get()) {
      hub.roster().watch(connection, room);
      PresenceReply.count(hub.roster(), room, reply.json().putObject("presence"));
    } else {
      hub.roster().unwatch(connection, room);
    }
  }

  @Override
  public Reply presence(Command.Presence command) {
    try {
      Room room = room(command.room());
      requireAccess(room);
      requireSight(room);
      Reply reply = Reply.granted(room.name());
      PresenceReply.count(hub.roster(), room, reply.json());
      PresenceReply.members(
          hub.roster(), room, command.after(), command.limit(), reply.json());
      return reply;
    } catch (Refused refused) {
      return Reply.refused(refused);
    }
  }

  @Override
  public Reply unsubscribe(Command.Unsubscribe command) {
    try {
      Room room = room(command.room());
      if (!recovery.leave(connection, room)) {
        throw new Refused(Refusal.NOT_JOINED, "You are not in this room.");
      }
      return Reply.granted(room.name());
    } catch (Refused refused) {
      return Reply.refused(refused);
    }
  }

  @Override
  public Reply ping(Command.Ping command) {
    Reply reply = Reply.granted();
    reply.json().put("time", PushJson.rfc3339(clock.instant()));
    if (!command.data().isMissingNode()) {
      reply.json().set("data", command.data());
    }
    return reply;
  }

  @Override
  public Reply refresh(Command.Refresh command) {
    try {
      Identity renewed = authenticator.verify(command.token());
      if (!renewed.userId().equals(connection.identity().userId())) {
        throw new Refused(
            Refusal.TOKEN_OTHER_USER, "This token belongs to another user; connect anew.");
      }
      List<Room> lost = roomsLostBy(renewed);
      connection.identity(renewed);
      expiry.watch(renewed);
      lost.forEach(room -> recovery.leave(connection, room));
      Reply reply = Reply.granted();
      renewed.expiresAt().ifPresent(end -> reply.json().put("expires_at", PushJson.rfc3339(end)));
      var left = reply.json().putArray("left");
      lost.forEach(room -> left.add(room.name()));
      return reply;
    } catch (Refused refused) {
      return Reply.refused(refused);
    }
  }

  private List<Room> roomsLostBy(Identity renewed) throws Refused {
    List<Room> lost = new ArrayList<>();
    for (Room room : connection.rooms()) {
      if (!access.mayJoin(renewed, room)) {
        lost.add(room);
      }
    }
    return lost;
  }

  @Override
  public Reply unreadable(Command.Unreadable command) {
    return Reply.refused(new Refused(command.refusal(), command.message()));
  }
}
