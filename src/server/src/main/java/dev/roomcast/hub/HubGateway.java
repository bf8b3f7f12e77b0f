package dev.roomcast.hub;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.protocol.Resumption;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets clients in, into the hub by their token and into the application by its word. */
public final class HubGateway implements Gateway {
  private final Hub hub;
  private final Users users;
  private final Authenticator authenticator;
  private final RoomAccess access;
  private final Entrance entrance;
  private final Recovery recovery;
  private final Sessions sessions;
  private final HubLimits limits;
  private final TimingWheel timers;
  private final Clock clock;

  public HubGateway(
      Hub hub,
      Authenticator authenticator,
      AccessPolicy policy,
      Application application,
      HubCounters counters,
      Recovery recovery,
      Sessions sessions,
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
    this.access = new RoomAccess(policy);
    this.entrance = new Entrance(hub, users, application, counters, limits.maxConnections());
    this.recovery = recovery;
    this.sessions = sessions;
    this.limits = limits;
    this.timers = timers;
    this.clock = clock;
  }

  /** Whether clients are let in; those that are in stay. */
  public void admit(boolean newOnes) {
    entrance.open(newOnes);
  }

  /** The users connected through this gateway. */
  public Users users() {
    return users;
  }

  @Override
  public Member connect(String connectionId, String token, Client client) throws Refused {
    return entrance.counting(() -> {
      Identity identity = authenticator.verify(token);
      entrance.requirePlace();
      Room ownRoom = ownRoom(identity);
      TokenBucket allowance = enter(identity);
      Connection connection = new Connection(connectionId, client, identity, clock.instant());
      return admit(connection, allowance, ownRoom);
    });
  }

  @Override
  public Member connect(
      String connectionId, String token, Resumption resumption, Client client) throws Refused {
    if (!resumption.offered()) {
      return connect(connectionId, token, client);
    }
    return entrance.counting(() -> {
      Identity identity = authenticator.verify(token);
      Room ownRoom = ownRoom(identity);
      Optional<Session> before =
          sessions.take(resumption.pid(), identity.userId(), client.namespace());
      entrance.requirePlace();
      TokenBucket allowance = enter(identity);
      Optional<Member> resumed =
          before.flatMap(
              session -> resume(session, resumption.offset(), identity, allowance, client));
      if (resumed.isPresent()) {
        return resumed.get();
      }
      Connection connection = new Connection(connectionId, client, identity, clock.instant());
      connection.ticket(
          sessions.begin(connection, recovery.latest(), List.of(Room.GLOBAL, ownRoom)));
      return admit(connection, allowance, ownRoom);
    });
  }

  private Optional<Member> resume(
      Session session, String offset, Identity identity, TokenBucket allowance, Client client) {
    Connection connection =
        new Connection(session.connectionId(), client, identity, clock.instant());
    TokenExpiry expiry = new TokenExpiry(connection, limits.expiryNotice(), timers, clock);
    ClientCommands commands = commands(connection, expiry);
    String since = offset.isEmpty() ? session.since() : offset;
    if (!session.rooms().keySet().stream().allMatch(commands::mayReturnTo)
        || !recovery.isPossible(session, since)) {
      return Optional.empty();
    }
    hub.connect(connection);
    Optional<List<Frames>> missed = recovery.resume(connection, session, since);
    if (missed.isEmpty()) {
      hub.disconnect(connection, Closing.TRANSPORT_LOST);
      return Optional.empty();
    }
    connection.ticket(sessions.goOn(session));
    return Optional.of(
        entrance.begin(
            connection,
            allowance,
            expiry,
            command -> command.handleBy(commands),
            Map.of(),
            missed.get()));
  }

  private ClientCommands commands(Connection connection, TokenExpiry expiry) {
    return new ClientCommands(
        connection, hub, expiry, authenticator, access, recovery, limits.maxRooms(), clock);
  }

  /**
   * Lets a client into the application alone: it is in no room and has no commands. When this
   * returns, {@link Push.Established} has been sent and the application has been told.
   *
   * @param applicant what is asked who the client is
   * @param auth what the client showed, as plain values; passed on to the application
   * @throws Refused by the applicant, or because the node is full
   */
  public Member connectToApplication(
      String connectionId, Applicant applicant, Map<String, Object> auth, Client client)
      throws Refused {
    return entrance.counting(() -> {
      entrance.requirePlace();
      Identity identity = applicant.identify();
      Connection connection = new Connection(connectionId, client, identity, clock.instant());
      return admit(connection, auth);
    });
  }

  /** Tells who a client is that comes into the application, by the application's own rule. */
  @FunctionalInterface
  public interface Applicant {
    Identity identify() throws Refused;
  }

  private TokenBucket enter(Identity identity) throws Refused {
    String userId = identity.userId();
    return users
        .enter(userId, here -> hub.roster().admits(userId, here))
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.TOO_MANY_CONNECTIONS,
                    "You have as many connections as you may have; close one first."));
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
  private Member admit(Connection connection, TokenBucket allowance, Room ownRoom) {
    hub.connect(connection);
    hub.join(connection, Room.GLOBAL);
    hub.join(connection, ownRoom);
    TokenExpiry expiry = new TokenExpiry(connection, limits.expiryNotice(), timers, clock);
    ClientCommands commands = commands(connection, expiry);
    return entrance.begin(
        connection, allowance, expiry, command -> command.handleBy(commands), Map.of(), List.of());
  }

  private Member admit(Connection connection, Map<String, Object> auth) {
    hub.connect(connection);
    TokenExpiry expiry = new TokenExpiry(connection, Duration.ZERO, timers, clock);
    TokenBucket allowance =
        users.enter(connection.identity().userId(), here -> true).orElseThrow();
    return entrance.begin(connection, allowance, expiry, HubGateway::refuse, auth, List.of());
  }

  private static Reply refuse(Command command) {
    return Reply.refused(
        new Refused(Refusal.UNKNOWN_COMMAND, "There are no commands in this namespace."));
  }
}
