package dev.roomcast.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least that a JVM can do for a room: one thread, one selector, the prepared frame written to
 * each member. It checks no token, sends no heartbeat, bounds nothing and understands only this
 * benchmark's requests.
 *
 * <p>{@code FloorServer PORT} writes each event by itself; {@code FloorServer PORT joined} lets the
 * events of one turn of its loop wait and writes those of a room together.
 */
public final class FloorServer {
  private static final int BACKLOG = 1024;

  private final Selector selector;
  private final boolean joined;
  private final Map<String, FloorRoom> rooms = new HashMap<>();
  private final List<FloorRoom> waiting = new ArrayList<>();
  private final Envelope envelope = new Envelope();

  private FloorServer(Selector selector, boolean joined) {
    this.selector = selector;
    this.joined = joined;
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    boolean joined = arguments.length > 1 && arguments[1].equals("joined");
    try (Selector selector = Selector.open();
        ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);
      door.configureBlocking(false);
      door.register(selector, SelectionKey.OP_ACCEPT);
      new FloorServer(selector, joined).run();
    }
  }

  private void run() throws IOException {
    while (true) {
      selector.select(this::dispatch);
      waiting.forEach(FloorRoom::flush);
      waiting.clear();
    }
  }

  private void dispatch(SelectionKey key) {
    try {
      if (key.attachment() instanceof FloorConnection connection) {
        connection.ready();
      } else {
        accept((ServerSocketChannel) key.channel());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the floor server cannot go on", e);
    }
  }

  private void accept(ServerSocketChannel door) throws IOException {
    SocketChannel channel = door.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new FloorConnection(this, channel, key));
    }
  }

  FloorRoom room(String name) {
    return rooms.computeIfAbsent(name, created -> new FloorRoom());
  }

  void publish(String roomName, String data) {
    FloorRoom room = room(roomName);
    boolean first = room.add(FloorFrames.text(envelope.packet(roomName, data)));
    if (!joined) {
      room.flush();
    } else if (first) {
      waiting.add(room);
    }
  }
}
