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

/** What all Socket.IO sessions of this node share: the hub behind them and the namespaces. */
public final class SocketIoSessions implements EngineProtocol {
  private final Gateway gateway;
  private final EngineSettings settings;
  private final TimingWheel timers;
  private final Clock clock;
  private final Map<String, SocketIoCodec> codecs;

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
        namespaces.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), SocketIoCodec::new));
  }

  /** Has a new Engine.IO session's messages understood as Socket.IO packets. */
  @Override
  public EngineSession.Listener attach(EngineSession engine, Handshake handshake) {
    return new SocketIoSession(engine, handshake, this);
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

  Optional<SocketIoCodec> codec(String namespace) {
    return Optional.ofNullable(codecs.get(namespace));
  }
}
