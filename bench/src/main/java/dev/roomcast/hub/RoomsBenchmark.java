package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Message;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Membership of a room: to come and go, and to be handed what is published. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoomsBenchmark {
  private static final Room ROOM = new Room("project:r00001");
  private static final int WAITING = 16;

  @Param({"5", "1000"})
  public int members;

  private final Hub hub = new Hub(new HubCounters(), 1, Runnable::run);
  private final Frames encoded = Frames.of(Frame.text("x".repeat(230)));
  private final Codec codec = push -> encoded;
  private Connection guest;
  private Message message;

  @Setup
  public void fill() {
    for (int i = 0; i < members; i++) {
      hub.join(connect("c" + i), ROOM);
    }
    guest = connect("guest");
    message = new Message("1", "order.updated", List.of(ROOM), Instant.EPOCH,
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  private Connection connect(String id) {
    Identity identity = new Identity(id, id, Set.of(), Map.of(), Optional.empty());
    Connection connection =
        new Connection(id, new SilentClient(codec), identity, Instant.EPOCH);
    hub.connect(connection);
    connection.gate().release(List.of());
    return connection;
  }

  /** One connection joins and leaves a room that has other members. */
  @Benchmark
  public boolean joinAndLeave() {
    hub.join(guest, ROOM);
    return hub.leave(guest, ROOM);
  }

  /** One message is handed to all members. */
  @Benchmark
  public void deliverOne() {
    hub.deliver(List.of(message), () -> { });
  }

  /** Sixteen messages that wait together are handed to all members. */
  @Benchmark
  public void deliverSixteen() {
    hub.deliver(Collections.nCopies(WAITING, message), () -> { });
  }
}
