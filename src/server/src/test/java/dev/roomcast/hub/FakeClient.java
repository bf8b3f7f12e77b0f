package dev.roomcast.hub;

import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A client that remembers what it was sent, one short line for each push. */
public final class FakeClient implements Client {
  /** One for all, as the contract of {@link Codec} wants it. */
  static final Codec CODEC = push -> Frames.of(Frame.text(push.handleBy(new Lines())));

  private final Codec codec;
  private final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean failing;
  private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
  private final List<Closing> closings = Collections.synchronizedList(new ArrayList<>());

  public FakeClient() {
    this(CODEC);
  }

  public FakeClient(Codec codec) {
    this.codec = codec;
  }

  /** Tells a connection's client that it is there, as the gateway does; it is in no room yet. */
  static void establish(Connection connection) {
    Push.Established first =
        new Push.Established(
            connection.id(),
            connection.identity().userId(),
            List.of(),
            connection.since(),
            Optional.empty());
    connection.gate().release(List.of(connection.codec().encode(first)));
  }

  /** From now on it cannot be sent anything. */
  void fail() {
    failing = true;
  }

  public List<String> lines() {
    return frames().stream().map(Frame::text).toList();
  }

  List<Frame> frames() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }

  /** How many frames came together, for each time that something came. */
  List<Integer> groups() {
    synchronized (groups) {
      return List.copyOf(groups);
    }
  }

  public List<Closing> closings() {
    return closings;
  }

  @Override
  public Codec codec() {
    return codec;
  }

  @Override
  public String namespace() {
    return "/fake";
  }

  @Override
  public Transport transport() {
    return Transport.JSON_WEBSOCKET;
  }

  @Override
  public Activity activity() {
    return new Activity(0, 0, frames.size(), 0, 0, Instant.EPOCH, 0);
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }

  @Override
  public boolean send(Frames more) {
    if (failing) {
      throw new IllegalStateException("on purpose");
    }
    frames.addAll(more.frames());
    groups.add(more.count());
    return true;
  }

  @Override
  public void close(Closing why) {
    closings.add(why);
  }

  private static final class Lines implements Push.Handler<String> {
    @Override
    public String established(Push.Established push) {
      return "established " + push.userId() + " in " + push.rooms();
    }

    @Override
    public String event(Push.Event push) {
      return push.message().id() + " " + push.message().type() + " by " + push.room();
    }

    @Override
    public String problem(Push.Problem push) {
      return push.code() + (push.retryable() ? " retryable" : "");
    }

    @Override
    public String emit(Push.Emit push) {
      return "emit " + push.event() + " " + push.arguments();
    }

    @Override
    public String notice(Push.Notice push) {
      return push.type() + " of " + push.room() + " " + push.data();
    }
  }
}
