package dev.roomcast.protocol.socketio;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.plain.PlainFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** An event becomes the bytes of a WebSocket, once for all members of its room. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
  private static final Map<String, Codec> CODECS = Map.of(
      "socketio", new SocketIoCodec("/", true, SocketIoParser.JSON),
      "socketio-msgpack", new SocketIoCodec("/", true, SocketIoParser.MSGPACK),
      "json", PlainFormat.JSON,
      "msgpack", PlainFormat.MSGPACK);

  @Param({"socketio", "socketio-msgpack", "json", "msgpack"})
  public String protocol;

  private Codec codec;
  private Push event;

  @Setup
  public void choose() {
    Room room = new Room("project:r00001");
    codec = CODECS.get(protocol);
    event = new Push.Event(room, new Message(
        "32av-njlWLsger_KDWzN-7", "order.updated", List.of(room), Instant.EPOCH,
        ("{\"order_id\":\"r00001\",\"seq\":\"0000000017\",\"status\":\"active\",\"note\":\""
            + "Shop ".repeat(8) + "\"}").getBytes(StandardCharsets.UTF_8)));
  }

  /** Encodes the event and frames it. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(event).webSocketBytes();
  }
}
