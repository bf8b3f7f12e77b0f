package dev.roomcast.hub;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;

/** Lets clients in: token, first rooms, greeting. */
public final class HubGateway implements Gateway {
  private final Hub hub;
  private final Users users;
  private final Authenticator authenticator;
  private final AccessPolicy policy;
  private final HubCounters counters;
  private final HubLimits limits;
  private final TimingWheel timers;
  private final Clock clock;

  public HubGateway(
      Hub hub,
      Authenticator authenticator,
      AccessPolicy policy,
      HubCounters counters,
      HubLimits limits,
      TimingWheel timers,
      Clock clock) {
    this.hub = hub;
    this.users =
        new Users(
            () ->
                new TokenBucket(
                    limits.commandsPerSecond(), limits.commandBurst(), timers::nanoTime));
    this.authenticator = authenticator;
    this.policy = policy;
    this.counters = counters;
    this.limits = limits;
    this.timers = timers;
    this.clock = clock;
  }

  /** The users connected through this gateway. */
  public Users users() {
    return users;
  }

  @Override
  public Member connect(String connectionId, String token, Client client) throws Refused {
    try {
      Identity identity = authenticator.verify(token);
      if (hub.connections().size() >= limits.maxConnections()) {
        throw new Refused(
            Refusal.NODE_FULL, "This server takes no more connections; try again later.");
      }
      return admit(
          new Connection(connectionId, client, identity, clock.instant()), ownRoom(identity));
    } catch (Refused refused) {
      counters.refused(refused.refusal());
      throw refused;
    }
  }

  private static Room ownRoom(Identity identity) throws Refused {
    try {
      return identity.userRoom();
    } catch (IllegalArgumentException notARoom) {
      throw new Refused(
          Refusal.TOKEN_SUBJECT, "Your token's subject cannot be part of a room's name.");
    }
  }

  /* Nothing here may fail: whoever is in a room by now would stay there for ever. */
  private Member admit(Connection connection, Room ownRoom) {
    Identity identity = connection.identity();
    hub.connect(connection);
    hub.join(connection, Room.GLOBAL);
    hub.join(connection, ownRoom);
    TokenExpiry expiry = new TokenExpiry(connection, limits.expiryNotice(), timers, clock);
    ClientCommands member =
        new ClientCommands(
            connection,
            hub,
            users,
            users.entered(identity.userId()),
            expiry,
            authenticator,
            policy,
            counters,
            limits.maxRooms(),
            clock);
    connection.open(
        new Push.Established(
            connection.id(),
            identity.userId(),
            connection.rooms(),
            connection.since(),
            identity.expiresAt()));
    expiry.watch(identity);
    return member;
  }
}
