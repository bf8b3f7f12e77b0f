package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.api.ClientConnected;
import dev.roomcast.api.ClientDisconnected;
import dev.roomcast.api.ClientEvent;
import dev.roomcast.api.ClientMessage;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.api.Clients;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.config.Settings.SocketIoAdmin;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.web.Operations;
import dev.roomcast.web.Operations.Operator;
import dev.roomcast.web.Roles;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Serves the Admin UIs that are connected: says what they may do, shows them the cluster every two
 * seconds, and does what they ask for if their role and the setting allow it.
 */
@ApplicationScoped
public class AdminUi {
  private static final String SOURCE = "socket.io-admin";

  @Resource private ManagedExecutorService executor;
  @Inject private Node node;
  @Inject private Clients clients;
  @Inject private Operations operations;
  @Inject private AdminSessions sessions;

  private final Map<String, String> addresses = new ConcurrentHashMap<>(); // by connection
  private final AtomicBoolean busy = new AtomicBoolean();
  private AdminView view;

  void start(@Observes NodeStarted started) {
    view = new AdminView(node.cluster(), clients);
    if (node.settings().admin().socketIo() != SocketIoAdmin.OFF) {
      node.cluster().watch(this::tick);
    }
  }

  /* Not on the thread that ticks for the whole cluster. */
  private void tick() {
    if (view.isWatched() && busy.compareAndSet(false, true)) {
      try {
        executor.execute(this::update);
      } catch (RejectedExecutionException stopping) {
        busy.set(false);
      }
    }
  }

  private void update() {
    try {
      view.update();
    } finally {
      busy.set(false);
    }
  }

  void connected(@Observes ClientConnected client) {
    if (!client.namespace().equals(AdminNamespace.NAME)) {
      return;
    }
    addresses.put(client.connectionId(), client.address());
    if (client.auth().containsKey("password")) {
      clients.emit(client.connectionId(), "session", sessions.begin(client.user()));
    }
    clients.emit(
        client.connectionId(), "config", Map.of("supportedFeatures", features(client.user())));
    view.add(client.connectionId());
  }

  private List<String> features(Identity who) {
    List<String> features = new ArrayList<>(List.of("AGGREGATED_EVENTS", "ALL_EVENTS"));
    if (mayAct(who)) {
      features.addAll(List.of("DISCONNECT", "LEAVE"));
    }
    return features;
  }

  private boolean mayAct(Identity who) {
    return node.settings().admin().socketIo() == SocketIoAdmin.ACTIONS
        && Roles.includes(who.groups(), Roles.OPERATOR);
  }

  void disconnected(@Observes ClientDisconnected client) {
    if (client.namespace().equals(AdminNamespace.NAME)) {
      view.remove(client.connectionId());
      addresses.remove(client.connectionId());
    }
  }

  /** {@code _disconnect(namespace, whether the whole connection, socket)}. */
  void disconnect(
      @Observes @ClientEvent(value = "_disconnect", namespace = AdminNamespace.NAME)
          ClientMessage message) {
    order(message, new Action.Disconnect(socket(message, 2).id(), false));
  }

  /** {@code leave(namespace, room, socket)}; as everywhere here, the user leaves. */
  void leave(
      @Observes @ClientEvent(value = "leave", namespace = AdminNamespace.NAME)
          ClientMessage message) {
    order(message, new Action.Expel(socket(message, 2).userId(), room(message)));
  }

  private void order(ClientMessage message, Action action) {
    operations.order(
        action,
        new Operator(
            message.user().userId(),
            SOURCE,
            addresses.getOrDefault(message.connectionId(), "")));
  }

  /* The one socket that it is about. What is about a whole room or everybody is not offered. */
  private ConnectionInfo socket(ClientMessage message, int index) {
    if (!mayAct(message.user())) {
      throw new ClientRefused("not-allowed", "You may only look.");
    }
    Object id = message.arguments().size() > index ? message.arguments().get(index) : null;
    return node.cluster()
        .directory()
        .find(String.valueOf(id))
        .orElseThrow(() -> new ClientRefused("not-found", "No client has this id."));
  }

  private static Room room(ClientMessage message) {
    try {
      return new Room(message.argument(1, String.class));
    } catch (IllegalArgumentException notARoom) {
      throw new ClientRefused("bad-request", notARoom.getMessage());
    }
  }
}
