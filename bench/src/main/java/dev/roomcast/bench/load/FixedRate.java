package dev.roomcast.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Publishes events at times fixed beforehand, whether or not the server keeps up. An event that is
 * late because no connection was free, or because the generator was busy, still counts from the
 * time at which it was due: so a server that stalls cannot hide the events it held up (coordinated
 * omission).
 */
public final class FixedRate extends Traffic implements EventLoop.Schedule {
  private static final int CONNECTIONS = 16;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final EventLoop loop;
  private final List<Publisher> publishers;
  private final Deque<Publisher> free;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final long interval;   // ns
  private long due;

  /** Begins; the first event is due after one interval. */
  public FixedRate(
      EventLoop loop,
      InetSocketAddress server,
      Ledger ledger,
      EventFormat format,
      Tokens tokens,
      int perSecond) {
    super(loop, ledger, format);
    this.loop = loop;
    publishers = publishers(loop, server, tokens, CONNECTIONS);
    free = new ArrayDeque<>(publishers);
    interval = SECOND / perSecond;
    due = System.nanoTime() + interval;
    loop.schedule(this);
  }

  @Override
  public long due() {
    return due;
  }

  @Override
  public void fire() {
    waiting.add(next(due, () -> { }));
    due += interval;
    send();
  }

  private void send() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      Publisher publisher = free.remove();
      publisher.publish(List.of(waiting.remove()), () -> {
        free.addFirst(publisher);   // the others may be closed for idleness
        send();
      });
    }
  }

  @Override
  void end() {
    loop.schedule(EventLoop.Schedule.NONE);
  }

  @Override
  boolean isAnswered() {
    return free.size() == publishers.size();
  }

  @Override
  public void close() {
    publishers.forEach(Publisher::close);
  }
}
