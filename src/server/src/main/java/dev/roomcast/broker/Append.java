package dev.roomcast.broker;

import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Response;

/** One command that adds something for all nodes. */
sealed interface Append {

  /** Adds it to what is sent. */
  Response<?> addTo(RedisAppends.Batch batch);

  /** Messages; appended again they are recognised by their sequence. */
  record Entry(String publisher, long sequence, List<Message> messages) implements Append {
    @Override
    public Response<?> addTo(RedisAppends.Batch batch) {
      return batch.append(this);
    }
  }

  /**
   * Messages that are appended unless that was done for the same key before.
   *
   * @param key fit for the name of a Redis key
   * @param lifetime how long the key is remembered
   */
  record Once(
      String publisher, long sequence, List<Message> messages, String key, Duration lifetime)
      implements Append {
    @Override
    public Response<?> addTo(RedisAppends.Batch batch) {
      return batch.append(this);
    }
  }

  /** A text on a shelf; without a text it is taken from there. */
  record Kept(String shelf, String name, Optional<String> text) implements Append {
    @Override
    public Response<?> addTo(RedisAppends.Batch batch) {
      return batch.append(this);
    }
  }

  /** How long a shelf is kept, from now on. */
  record Lifetime(String shelf, Duration lifetime) implements Append {
    @Override
    public Response<?> addTo(RedisAppends.Batch batch) {
      return batch.append(this);
    }
  }

  /** A signal. */
  record Said(String kind, String text) implements Append {
    @Override
    public Response<?> addTo(RedisAppends.Batch batch) {
      return batch.append(this);
    }
  }
}
