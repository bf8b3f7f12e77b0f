package dev.roomcast.webapp.admin.actions;

import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.ConnectionDetail;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.Outcome;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.History;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.web.EventBroadcaster;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.web.Operations;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the dashboard does to clients, on whatever node they are; the audit log tells of it. Each
 * method checks the role of whoever wants it before anything else, so that no way around the
 * screens leads past the check.
 */
@ApplicationScoped
public class ClientActions {
  /** What a client hears that is sent a test event. */
  public static final String TEST_TYPE = "roomcast.test";

  private static final int MAX_ROOMS = 20;
  private static final int MAX_EVENTS = 20;

  @Resource private ManagedExecutorService executor;
  @Inject private Node node;
  @Inject private Inspection inspection;
  @Inject private Operations operations;
  @Inject private EventBroadcaster broadcaster;

  /** Ends one connection. */
  public CompletionStage<Outcome> disconnect(
      SignedIn who, String connectionId, boolean reconnect) {
    who.require(AdminRoles.OPERATOR);
    return order(who, new Action.Disconnect(connectionId, reconnect));
  }

  /** Ends all connections of a user. */
  public CompletionStage<Outcome> disconnectUser(
      SignedIn who, String userId, boolean reconnect) {
    who.require(AdminRoles.OPERATOR);
    return order(who, new Action.DisconnectUser(userId, reconnect));
  }

  /** Takes a user out of a room, by all connections. */
  public CompletionStage<Outcome> expel(SignedIn who, String userId, Room room) {
    who.require(AdminRoles.OPERATOR);
    return order(who, new Action.Expel(userId, room));
  }

  private CompletionStage<Outcome> order(SignedIn who, Action action) {
    return operations.order(action, Operators.of(who));
  }

  /** Sends an event of the type {@value #TEST_TYPE} to all connections of a user. */
  public void sendTest(SignedIn who, String userId) {
    who.require(AdminRoles.OPERATOR);
    Draft test =
        new Draft(
            TEST_TYPE,
            List.of(Room.user(userId)),
            "{\"text\":\"A test by an operator\"}".getBytes(StandardCharsets.UTF_8));
    Published sent = broadcaster.publish(List.of(test), IdempotencyKey.NONE).get(0);
    operations.account(Operators.of(who), "send-test", userId, "", "published as " + sent.id());
  }

  /** What a connection's own node knows of it; empty if it is gone, or its node says nothing. */
  public CompletionStage<Optional<ConnectionDetail>> detail(SignedIn who, String connectionId) {
    who.require(AdminRoles.VIEWER);
    return node.cluster().detail(connectionId);
  }

  /**
   * The last events that a connection has got, the newest first, as far as the log keeps them. Of
   * one in many rooms only those of the first {@value #MAX_ROOMS}.
   */
  public CompletionStage<List<Message>> lastEvents(SignedIn who, ConnectionInfo connection) {
    who.require(AdminRoles.VIEWER);
    return CompletableFuture.supplyAsync(() -> lastEvents(connection), executor);
  }

  private List<Message> lastEvents(ConnectionInfo connection) {
    Map<String, Message> byId = new LinkedHashMap<>(); // An event may be in several rooms.
    connection.rooms().stream()
        .limit(MAX_ROOMS)
        .flatMap(room -> latest(room).stream())
        .filter(message -> message.time().isAfter(connection.since()))
        .forEach(message -> byId.put(message.id(), message));
    return byId.values().stream()
        .sorted(Comparator.comparing(Message::time).reversed())
        .limit(MAX_EVENTS)
        .toList();
  }

  private List<Message> latest(Room room) {
    History history =
        inspection.history(
            new History.Request(room, "", History.Direction.OLDER, "", MAX_EVENTS));
    return history instanceof History.Page page
        ? page.events().stream().map(Push.Event::message).toList()
        : List.of();
  }
}
