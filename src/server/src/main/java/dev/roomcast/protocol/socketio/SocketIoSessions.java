package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all Socket.IO sessions of this node share: times, limits and the namespaces. */
public final class SocketIoSessions implements EngineProtocol {
  private final EngineSettings settings;
  private final TimingWheel timers;
  private final Clock clock;
  private final Map<String, Namespace> namespaces;
  private final DecoderLimits decoderLimits;

  /**
   * @param namespaces the namespaces that clients may connect to, each name once
   */
  public SocketIoSessions(
      EngineSettings settings, TimingWheel timers, Clock clock, List<Namespace> namespaces) {
    this.settings = settings;
    this.timers = timers;
    this.clock = clock;
    this.decoderLimits = DecoderLimits.of(settings.maxPayload());
    this.namespaces =
        namespaces.stream()
            .collect(Collectors.toUnmodifiableMap(Namespace::name, Function.identity()));
  }

  /** Has a new Engine.IO session's messages understood as Socket.IO packets. */
  @Override
  public EngineListener attach(EngineSession engine, Handshake handshake) {
    return new SocketIoSession(engine, handshake, this);
  }

  EngineSettings settings() {
    return settings;
  }

  DecoderLimits decoderLimits() {
    return decoderLimits;
  }

  TimingWheel timers() {
    return timers;
  }

  Clock clock() {
    return clock;
  }

  Optional<Namespace> namespace(String name) {
    return Optional.ofNullable(namespaces.get(name));
  }
}
