package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all Socket.IO sessions of this node share: the hub behind them and the namespaces. */
public final class SocketIoSessions {
  private final Gateway gateway;
  private final EngineSettings settings;
  private final TimingWheel timers;
  private final Clock clock;
  private final Map<SocketIoParser, Map<String, SocketIoCodec>> codecs;

  /**
   * @param namespaces the namespaces that clients may connect to; each is the same hub
   */
  public SocketIoSessions(
      Gateway gateway,
      EngineSettings settings,
      TimingWheel timers,
      Clock clock,
      List<String> namespaces) {
    this.gateway = gateway;
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    this.codecs =
        Stream.of(SocketIoParser.values())
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), parser -> codecs(namespaces, parser)));
  }

  private static Map<String, SocketIoCodec> codecs(
      List<String> namespaces, SocketIoParser parser) {
    return namespaces.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), namespace -> new SocketIoCodec(namespace, parser)));
  }

  /** Has a new Engine.IO session's messages understood as Socket.IO packets. */
  SocketIoSession attach(EngineSession engine, Handshake handshake) {
    SocketIoSession session = new SocketIoSession(engine, handshake, this);
    engine.listener(session);
    return session;
  }

  Gateway gateway() {
    return gateway;
  }

  EngineSettings settings() {
    return settings;
  }

  TimingWheel timers() {
    return timers;
  }

  Clock clock() {
    return clock;
  }

  Optional<SocketIoCodec> codec(String namespace, SocketIoParser parser) {
    return Optional.ofNullable(codecs.get(parser).get(namespace));
  }
}
