package dev.roomcast.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Clients that connect a few at a time, lose their server, and return to another one at once. */
public final class ReturningClients implements AutoCloseable {
  private static final int CONNECTING = 32;   // at a time
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final EventLoop loop;
  private final Ledger ledger;
  private final EventFormat format;
  private final Tokens tokens;
  private final List<ReturningClient> clients = new ArrayList<>();

  public ReturningClients(EventLoop loop, Ledger ledger, EventFormat format, Tokens tokens) {
    this.loop = loop;
    this.ledger = ledger;
    this.format = format;
    this.tokens = tokens;
  }

  /** Connects so many, spread over the rooms of the ledger, and waits until all are subscribed. */
  public void connect(int count, InetSocketAddress server) {
    tokens.make(count);
    await("be connected", () -> {
      long open = clients.stream().filter(each -> !each.isBack()).count();
      for (long i = open; i < CONNECTING && clients.size() < count; i++) {
        int number = clients.size();
        ReturningClient client = new ReturningClient(
            loop, ledger, format, number % ledger.rooms(), tokens.of(number));
        clients.add(client);
        connect(client, server);
      }
      return clients.size() == count && open == 0;
    });
  }

  /** Waits until all have noticed that their server is gone. */
  public void awaitLoss() {
    await("lose their server", () -> clients.stream().allMatch(ReturningClient::isAway));
  }

  /**
   * Has all of them connect to another server, without waiting for one another.
   *
   * @return nanoseconds until the last one went on where it was
   */
  public long returnTo(InetSocketAddress server) {
    long start = System.nanoTime();
    clients.forEach(client -> connect(client, server));
    await("be back", () -> clients.stream().allMatch(each -> each.isBack() || each.wasTold()));
    return System.nanoTime() - start;
  }

  /** How many could not go on where they were. */
  public long told() {
    return clients.stream().filter(ReturningClient::wasTold).count();
  }

  private static void connect(ReturningClient client, InetSocketAddress server) {
    try {
      client.connect(server);
    } catch (IOException e) {
      throw new LoadFailed("a client cannot connect: " + e);
    }
  }

  private void await(String what, BooleanSupplier condition) {
    if (!loop.run(PATIENCE, condition)) {
      long back = clients.stream().filter(ReturningClient::isBack).count();
      throw new LoadFailed("not all clients could " + what + "; " + back + " of "
          + clients.size() + " are connected. " + ledger.verdict());
    }
  }

  @Override
  public void close() {
    clients.forEach(ReturningClient::close);
  }
}
