package dev.roomcast.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is published while it runs; the rooms of the ledger take turns. */
public abstract class Traffic implements AutoCloseable {
  private static final long DRAIN = TimeUnit.SECONDS.toNanos(15);

  private final EventLoop loop;
  private final Ledger ledger;
  private final EventFormat format;
  private int nextRoom;

  Traffic(EventLoop loop, Ledger ledger, EventFormat format) {
    this.loop = loop;
    this.ledger = ledger;
    this.format = format;
  }

  static List<Publisher> publishers(
      EventLoop loop, InetSocketAddress server, Tokens tokens, int count) {
    List<Publisher> publishers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      publishers.add(new Publisher(loop, server, tokens.publisher()));
    }
    return publishers;
  }

  /** Makes the next event and notes it in the ledger. */
  final String next(long due, Runnable whenComplete) {
    int room = nextRoom;
    nextRoom = (room + 1) % ledger.rooms();
    return format.event(room, ledger.publish(room, due, whenComplete));
  }

  /** Publishes no more, and waits until all that was published has arrived everywhere. */
  public final void stop() {
    end();
    loop.run(DRAIN, () -> ledger.allComplete() && isAnswered());
  }

  abstract void end();

  /** Whether all requests have been answered. */
  abstract boolean isAnswered();

  @Override
  public abstract void close();
}
