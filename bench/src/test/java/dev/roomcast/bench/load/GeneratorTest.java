package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.bench.peer.FloorServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generator against the floor server, through real sockets. */
class GeneratorTest {
  private static final long AT_MOST = TimeUnit.SECONDS.toNanos(20);
  private static final Tokens TOKENS = new Tokens();
  private static InetSocketAddress server;

  private final EventLoop loop = new EventLoop();

  @BeforeAll
  static void startServer() throws IOException {
    server = new InetSocketAddress("127.0.0.1", freePort());
    Thread thread = new Thread(GeneratorTest::serve);
    thread.setDaemon(true);
    thread.start();
    while (!listens()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void allMembersOfAllRoomsGetAllEventsOfABatch() {
    Ledger ledger = new Ledger(4);
    EventFormat format = new EventFormat(40);
    try (Clients clients = new Clients(loop, server, ledger, format, TOKENS)) {
      clients.connect(20);
      try (Traffic traffic = new InFlight(loop, server, ledger, format, TOKENS, 2, 4)) {
        assertTrue(loop.run(AT_MOST, () -> ledger.delivered() >= 400));
        traffic.stop();
      }
    }
    assertEquals("", ledger.verdict());
    assertEquals(0, ledger.delivered() % 20);
  }

  @Test
  void clientsThatStallAreNoMembersAndTheOthersGetEverything() {
    Ledger ledger = new Ledger(1);
    EventFormat format = new EventFormat(4000);
    try (Clients clients = new Clients(loop, server, ledger, format, TOKENS)) {
      clients.connect(10, 2);
      clients.stall();
      try (Traffic traffic = new FixedRate(loop, server, ledger, format, TOKENS, 1000)) {
        assertTrue(loop.run(AT_MOST, () -> ledger.delivered() >= 2000));
        traffic.stop();
      }
    }
    assertEquals("", ledger.verdict());
    assertEquals(0, ledger.delivered() % 8);
  }

  private static void serve() {
    try {
      FloorServer.main(new String[] {String.valueOf(server.getPort())});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean listens() {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
