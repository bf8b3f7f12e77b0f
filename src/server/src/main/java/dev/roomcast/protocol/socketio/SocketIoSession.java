package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.protocol.SecretIds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import java.util.List;
import java.util.Optional;

/** One client's Socket.IO conversation: the namespaces that it is in, on one Engine.IO session. */
/*
 * Threads: text() and binary() come one at a time, and only they touch connects, parser and decoder;
 * closed() and leave() on any thread. The monitor guards the timeouts and is never held while
 * calling the hub or ending the session.
 */
final class SocketIoSession implements EngineListener {
  private final EngineSession engine;
  private final Handshake handshake;
  private final SocketIoSessions shared;
  private final JoinedNamespaces joined;
  private final ConnectPace connects;
  private SocketIoParser parser; // null, like the decoder, until the first packet shows it
  private PacketDecoder decoder;
  private TimingWheel.Timeout connectTimeout; // null unless it is awaited
  private TimingWheel.Timeout attachmentsTimeout; // null until a packet has attachments

  SocketIoSession(EngineSession engine, Handshake handshake, SocketIoSessions shared) {
    this.engine = engine;
    this.handshake = handshake;
    this.shared = shared;
    this.joined = new JoinedNamespaces(shared.settings().maxNamespaces());
    this.connects = new ConnectPace(shared.timers()::nanoTime);
  }

  EngineSession engine() {
    return engine;
  }

  String address() {
    return handshake.address();
  }

  List<String> headers() {
    return handshake.headers();
  }

  boolean takesOffsets() {
    return handshake.takesOffsets();
  }

  @Override
  public void opened() {
    awaitConnect();
  }

  /* A session in no namespace is closed after a while (protocol section "connection timeout"). */
  private synchronized void awaitConnect() {
    if (joined.isWaitedFor()) {
      connectTimeout =
          shared.timers().schedule(shared.settings().connectTimeout(), this::connectOverdue);
    }
  }

  private void connectOverdue() {
    if (joined.isWaitedFor()) {
      engine.close(Closing.CONNECT_TIMEOUT);
    }
  }

  @Override
  public void text(String data) throws ProtocolViolation {
    begin(SocketIoParser.JSON);
    Optional<SocketIoPacket> packet = decoder.text(data);
    if (packet.isPresent()) {
      receive(packet.get());
    } else {
      expectAttachments();
    }
  }

  @Override
  public void binary(byte[] data) throws ProtocolViolation {
    begin(SocketIoParser.MSGPACK);
    Optional<SocketIoPacket> packet = decoder.binary(data);
    if (packet.isPresent()) {
      attachmentsCame();
      receive(packet.get());
    }
  }

  /* Binary messages of the JSON parser are parts of packets that began with a text. */
  private void begin(SocketIoParser shown) {
    if (parser == null) {
      parser = shown;
      decoder = shown.decoder(shared.decoderLimits());
    }
  }

  /* The reference server waits for ever; a client that is alive sends them right away. */
  private synchronized void expectAttachments() {
    if (!joined.isClosed()) {
      attachmentsTimeout =
          shared
              .timers()
              .schedule(
                  shared.settings().pingTimeout(), this::attachmentsOverdue);
    }
  }

  private void attachmentsOverdue() {
    engine.violated(new ProtocolViolation("attachments did not come in time"));
  }

  private synchronized void attachmentsCame() {
    cancel(attachmentsTimeout);
  }

  private static void cancel(TimingWheel.Timeout timeout) {
    if (timeout != null) {
      timeout.cancel();
    }
  }

  private void receive(SocketIoPacket packet) throws ProtocolViolation {
    switch (packet.type()) {
      case CONNECT -> connect(packet);
      case DISCONNECT ->
          joined.find(packet.namespace()).ifPresent(client -> leave(client, Closing.CLIENT_LEFT));
      case EVENT -> event(packet);
      case ACK -> answer(packet);
      default -> throw new ProtocolViolation("a client may not send this packet type");
    }
  }

  private void connect(SocketIoPacket packet) throws ProtocolViolation {
    connects.one();
    String namespace = packet.namespace();
    joined.requireRoomFor(namespace);
    Optional<Namespace> known = shared.namespace(namespace);
    if (known.isEmpty()) {
      refuse(namespace, "Invalid namespace", MissingNode.getInstance());
      return;
    }
    NamespaceClient client = new NamespaceClient(this, known.get(), parser, shared.clock());
    try {
      client.connect(SecretIds.next(), token(packet.data()), packet.data());
    } catch (Refused refused) {
      refuse(namespace, refused.getMessage(), Reply.error(refused));
      return;
    }
    if (joined.add(client)) {
      connected();
    } else {
      client.left(Closing.TRANSPORT_LOST); // nobody else knows of it
    }
  }

  private synchronized void connected() {
    cancel(connectTimeout);
    connectTimeout = null; // not to be kept for as long as the session
  }

  private String token(JsonNode auth) {
    JsonNode token = auth.path("token");
    return token.isTextual() ? token.textValue() : handshake.token();
  }

  private void refuse(String namespace, String message, JsonNode data) {
    engine.send(parser.encode(SocketIoPacket.refused(namespace, message, data)));
  }

  private void event(SocketIoPacket packet) throws ProtocolViolation {
    Optional<NamespaceClient> client = joined.member(packet.namespace());
    if (client.isPresent()) {
      client.get().event(packet.eventName(), packet.eventArgs(), packet.id());
    }
  }

  private void answer(SocketIoPacket packet) throws ProtocolViolation {
    Optional<NamespaceClient> client = joined.member(packet.namespace());
    if (client.isPresent()) {
      client.get().answered(packet.id(), packet.data());
    }
  }

  /** The client is no longer in its namespace, but the session goes on. */
  void leave(NamespaceClient client, Closing why) {
    if (joined.remove(client)) {
      client.left(why);
      awaitConnect();
    }
  }

  @Override
  public void closed(Closing why) {
    List<NamespaceClient> all = joined.close();
    synchronized (this) {
      cancel(connectTimeout);
      cancel(attachmentsTimeout);
    }
    all.forEach(client -> client.left(why));
  }
}
