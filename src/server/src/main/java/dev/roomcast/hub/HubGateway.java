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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lets clients in, into the hub by their token and into the application by its word. */
public final class HubGateway implements Gateway {
  private final Hub hub;
  private final Users users;
  private final Authenticator authenticator;
  private final RoomAccess access;
  private final Application application;
  private final HubCounters counters;
  private final Recovery recovery;
  private final Sessions sessions;
  private final HubLimits limits;
  private final TimingWheel timers;
  private final Clock clock;
  private volatile boolean admitting = true;

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
    this.application = application;
    this.counters = counters;
    this.recovery = recovery;
    this.sessions = sessions;
    this.limits = limits;
    this.timers = timers;
    this.clock = clock;
  }

  /** Whether clients are let in; those that are in stay. */
  public void admit(boolean newOnes) {
    admitting = newOnes;
  }

  /** The users connected through this gateway. */
  public Users users() {
    return users;
  }

  @Override
  public Member connect(String connectionId, String token, Client client) throws Refused {
    return counting(() -> {
      Identity identity = authenticator.verify(token);
      requirePlace();
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
    return counting(() -> {
      Identity identity = authenticator.verify(token);
      Room ownRoom = ownRoom(identity);
      Optional<Session> before =
          sessions.take(resumption.pid(), identity.userId(), client.namespace());
      requirePlace();
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
    AdmittedClient member =
        member(connection, allowance, expiry, command -> command.handleBy(commands));
    return Optional.of(begin(member, connection, expiry, Map.of(), missed.get()));
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
    return counting(() -> {
      requirePlace();
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

  private interface Admitting {
    Member admit() throws Refused;
  }

  private Member counting(Admitting admitting) throws Refused {
    try {
      return admitting.admit();
    } catch (Refused refused) {
      counters.refused(refused.refusal());
      throw refused;
    }
  }

  private void requirePlace() throws Refused {
    if (!admitting || hub.connections().size() >= limits.maxConnections()) {
      throw new Refused(
          Refusal.NODE_FULL, "This server takes no more connections; try again later.");
    }
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
    AdmittedClient member =
        member(connection, allowance, expiry, command -> command.handleBy(commands));
    return begin(member, connection, expiry, Map.of(), List.of());
  }

  private Member admit(Connection connection, Map<String, Object> auth) {
    hub.connect(connection);
    TokenExpiry expiry = new TokenExpiry(connection, Duration.ZERO, timers, clock);
    TokenBucket allowance =
        users.enter(connection.identity().userId(), here -> true).orElseThrow();
    AdmittedClient member = member(connection, allowance, expiry, HubGateway::refuse);
    return begin(member, connection, expiry, auth, List.of());
  }

  private static Reply refuse(Command command) {
    return Reply.refused(
        new Refused(Refusal.UNKNOWN_COMMAND, "There are no commands in this namespace."));
  }

  private AdmittedClient member(
      Connection connection,
      TokenBucket allowance,
      TokenExpiry expiry,
      Function<Command, Reply> commands) {
    return new AdmittedClient(
        connection, hub, users, allowance, expiry, commands, application, counters);
  }

  private Member begin(
      AdmittedClient member,
      Connection connection,
      TokenExpiry expiry,
      Map<String, Object> auth,
      List<Frames> missed) {
    Identity identity = connection.identity();
    connection.ticket().ifPresent(ticket -> ticket.endBy(member::replaced));
    List<Frames> first = new ArrayList<>();
    first.add(
        connection
            .codec()
            .encode(
                new Push.Established(
                    connection.id(),
                    identity.userId(),
                    connection.rooms(),
                    connection.since(),
                    identity.expiresAt(),
                    connection.ticket().map(ticket -> ticket.session().pid()))));
    first.addAll(missed);
    connection.gate().release(first);
    expiry.watch(identity);
    member.begin(auth);
    return member;
  }
}
