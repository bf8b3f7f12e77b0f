package dev.roomcast.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
  private final Deque<List<String>> waiting = new ArrayDeque<>();
  private final int batch;
  private final long interval;   // ns, between two requests
  private long due;

  /** Begins, with one event in a request; the first is due after one interval. */
  public FixedRate(
      EventLoop loop,
      InetSocketAddress server,
      Ledger ledger,
      EventFormat format,
      Tokens tokens,
      int perSecond) {
    this(loop, server, ledger, format, tokens, perSecond, 1);
  }

  /**
   * Begins.
   *
   * @param perSecond events, not requests
   * @param batch events in one request, all due at the same time
   */
  public FixedRate(
      EventLoop loop,
      InetSocketAddress server,
      Ledger ledger,
      EventFormat format,
      Tokens tokens,
      int perSecond,
      int batch) {
    super(loop, ledger, format);
    this.loop = loop;
    this.batch = batch;
    publishers = publishers(loop, server, tokens, CONNECTIONS);
    free = new ArrayDeque<>(publishers);
    interval = SECOND / perSecond * batch;
    due = System.nanoTime() + interval;
    loop.schedule(this);
  }

  @Override
  public long due() {
    return due;
  }

  @Override
  public void fire() {
    waiting.add(Stream.generate(() -> next(due, () -> { })).limit(batch).toList());
    due += interval;
    send();
  }

  private void send() {
    while (!waiting.isEmpty() && !free.isEmpty()) {
      Publisher publisher = free.remove();
      publisher.publish(waiting.remove(), () -> {
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
