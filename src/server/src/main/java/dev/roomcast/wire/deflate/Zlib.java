package dev.roomcast.wire.deflate;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Idle {@code java.util.zip} objects of one kind. A deflater has 256 KiB outside of the heap, so
 * connections do not own one: they take it for a message and give it back.
 *
 * <p>At most {@link #MAX_IDLE} wait here; what is given back beyond that is freed. Any thread.
 */
final class Zlib<T> {
  static final int MAX_IDLE = 2 * Runtime.getRuntime().availableProcessors();

  static final Zlib<Deflater> DEFLATERS =
      new Zlib<>(
          () -> new Deflater(Deflater.DEFAULT_COMPRESSION, true), Deflater::reset, Deflater::end);
  static final Zlib<Inflater> INFLATERS =
      new Zlib<>(() -> new Inflater(true), Inflater::reset, Inflater::end);

  private final BlockingQueue<T> idle = new ArrayBlockingQueue<>(MAX_IDLE);
  private final Supplier<T> create;
  private final Consumer<T> reset;
  private final Consumer<T> free;

  private Zlib(Supplier<T> create, Consumer<T> reset, Consumer<T> free) {
    this.create = create;
    this.reset = reset;
    this.free = free;
  }

  T take() {
    T waiting = idle.poll();
    return waiting == null ? create.get() : waiting;
  }

  void giveBack(T used) {
    reset.accept(used);
    if (!idle.offer(used)) {
      free.accept(used);
    }
  }
}
