package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class FixedRateTest {
  private static final int EVERY_MILLISECOND = 1000;
  private static final long MILLISECOND = 1_000_000;   // ns
  private static final int MORE_THAN_CONNECTIONS = 40;

  /** The server accepts connections and never answers: after some events no connection is free. */
  @Test
  void aServerThatStallsDoesNotChangeWhenEventsAreDue() throws IOException {
    try (ServerSocketChannel stalled = ServerSocketChannel.open();
        EventLoop loop = new EventLoop()) {
      stalled.bind(new InetSocketAddress("127.0.0.1", 0));
      InetSocketAddress address = (InetSocketAddress) stalled.getLocalAddress();
      Ledger ledger = new Ledger(1);
      ledger.join(0);
      ledger.record(true);
      try (FixedRate rate = new FixedRate(
          loop, address, ledger, new EventFormat(5), new Tokens(), EVERY_MILLISECOND)) {
        long first = rate.due();
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
          rate.fire();
        }
        assertEquals(first + MORE_THAN_CONNECTIONS * MILLISECOND, rate.due());

        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
          ledger.received(0, i, i, first + MORE_THAN_CONNECTIONS * MILLISECOND);
        }
        assertEquals("", ledger.verdict());
        assertEquals(1.0, ledger.latencies().getMinValue() / 1e6, 0.01);
        assertTrue(ledger.latencies().getMaxValue() / 1e6 > 39);
      }
    }
  }
}
