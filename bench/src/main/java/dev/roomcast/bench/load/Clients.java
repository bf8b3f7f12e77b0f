package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The clients of one measure: connected a few at a time, spread evenly over the rooms of a ledger,
 * each with a token of its own user.
 */
public final class Clients implements AutoCloseable {
  private static final int CONNECTING = 64;   // at a time: fewer than any server's backlog
  private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(120);
  private static final long TO_CLOSE = TimeUnit.MILLISECONDS.toNanos(1500);

  private final EventLoop loop;
  private final InetSocketAddress server;
  private final Ledger ledger;
  private final EventFormat format;
  private final Tokens tokens;
  private final List<Client> clients = new ArrayList<>();
  private final List<Client> stalling = new ArrayList<>();
  private int ready;

  public Clients(
      EventLoop loop, InetSocketAddress server, Ledger ledger, EventFormat format, Tokens tokens) {
    this.loop = loop;
    this.server = server;
    this.ledger = ledger;
    this.format = format;
    this.tokens = tokens;
  }

  /** Connects this many more and waits until all are subscribed. */
  public void connect(int count) {
    connect(count, 0);
  }

  /**
   * Connects this many more and waits until all are subscribed.
   *
   * @param toStall how many of them will not be counted as members and can be stalled
   */
  public void connect(int count, int toStall) {
    tokens.make(clients.size() + count);
    int wanted = clients.size() + count;
    int stallingFrom = wanted - toStall;
    boolean all = loop.run(CONNECT_TIMEOUT, () -> {
      while (clients.size() < wanted && clients.size() - ready < CONNECTING) {
        begin(clients.size() >= stallingFrom);
      }
      return ready == wanted || !ledger.verdict().isEmpty();
    });
    if (!all || ready < wanted) {
      throw new LoadFailed("only " + ready + " of " + wanted + " clients could connect. "
          + ledger.verdict());
    }
  }

  private void begin(boolean stalls) {
    int number = clients.size();
    Client client = new Client(
        loop, ledger, format, number % ledger.rooms(), tokens.of(number), () -> ready++);
    clients.add(client);
    if (stalls) {
      stalling.add(client);
    }
    try {
      client.connect(server, stalls);
    } catch (IOException e) {
      throw new LoadFailed("client " + number + " cannot connect: " + e);
    }
  }

  /** Lets those that are to stall read no more. */
  public void stall() {
    stalling.forEach(Client::stall);
  }

  /** Closes all and gives the server a moment to notice. */
  @Override
  public void close() {
    clients.forEach(Client::close);
    loop.run(TO_CLOSE);
  }
}
