package dev.roomcast.web;

import dev.roomcast.wire.Frames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.XnioIoThread;

/**
 * An I/O thread of Undertow and what is to be written on it: however many clients an event has
 * there, they are one task for the thread.
 */
/*
 * Threads: run() on any; the lock guards waiting and scheduled, only the I/O thread touches
 * buffer. A client has at most one flush and, when it ends, one task more in waiting.
 */
final class UndertowIoThread implements Runnable {
  private static final System.Logger LOG = System.getLogger(UndertowIoThread.class.getName());
  private static final int BUFFER = 64 * 1024; // bytes
  private static final Map<XnioIoThread, UndertowIoThread> ALL = new ConcurrentHashMap<>();

  private final XnioIoThread thread;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Object lock = new Object();
  private List<Runnable> waiting = new ArrayList<>();
  private List<Runnable> spare = new ArrayList<>();
  private boolean scheduled;

  private UndertowIoThread(XnioIoThread thread) {
    this.thread = thread;
  }

  static UndertowIoThread of(XnioIoThread thread) {
    return ALL.computeIfAbsent(thread, UndertowIoThread::new);
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /* At once if this is the thread: what is told while it writes is part of the same work. */
  void run(Runnable task) {
    if (isCurrent()) {
      task.run();
      return;
    }
    synchronized (lock) {
      waiting.add(task);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    schedule();
  }

  private void schedule() {
    try {
      thread.execute(this);
    } catch (RejectedExecutionException stopping) {
      // The server is going down and takes all its connections with it.
    }
  }

  /* One round, then the thread may read; what came meanwhile is the next round. */
  @Override
  public void run() {
    List<Runnable> round;
    synchronized (lock) {
      round = waiting;
      waiting = spare;
    }
    round.forEach(UndertowIoThread::runGuarded);
    round.clear();
    boolean more;
    synchronized (lock) {
      spare = round;
      more = !waiting.isEmpty();
      scheduled = more;
    }
    if (more) {
      schedule();
    }
  }

  /* An error too: it would take the rest of the round with it, and all that follows. */
  private static void runGuarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error fault) {
      LOG.log(System.Logger.Level.ERROR, "A client could not be written to", fault);
    }
  }

  /** The bytes of these groups from a place on, as far as there is room for them. */
  ByteBuffer filled(List<Frames> groups, int group, int offset) {
    buffer.clear();
    int from = offset;
    for (int i = group; i < groups.size() && buffer.hasRemaining(); i++) {
      byte[] bytes = groups.get(i).webSocketBytes();
      buffer.put(bytes, from, Math.min(bytes.length - from, buffer.remaining()));
      from = 0;
    }
    return buffer.flip();
  }
}
