package dev.roomcast.hub;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The log that everything published goes through: it gives every message its id and its place in
 * one order, the same for all nodes, and keeps it for a while.
 *
 * <p>A message's id is also a position in the log: whoever has seen it has seen what was before it.
 */
public interface Broker {

  /**
   * Appends messages to the log, all or none, one after the other without another between them, and
   * waits for their place in it.
   *
   * @param key a second call with the same key appends nothing and gives the first call's answer,
   *     within a bounded time and number of keys; {@link IdempotencyKey#NONE} for no such promise
   * @return the messages in the order given, with their ids; a repeated call's come without data
   * @throws PublishFailed if the log cannot take them now
   */
  List<Message> publish(List<Draft> drafts, IdempotencyKey key);

  /**
   * Appends messages like {@link #publish}, without waiting for their place: they are in the log's
   * hands when this returns, behind everything that this thread gave it before.
   *
   * @throws PublishFailed if the log cannot take them now
   */
  void post(List<Draft> drafts);

  /**
   * Has every message handed to this receiver, in the log's order, beginning with the next one.
   * There is one receiver: the hub of this node. How many messages it has been handed so far is
   * what {@link Missed#upTo} counts.
   */
  void tail(Receiver receiver);

  /** The position of the last message handed to the receiver, or of the log's beginning. */
  String latest();

  /**
   * Waits until everything up to a position has been handed to the receiver. Another node may be
   * ahead, and with it a client that comes from there.
   *
   * @return false if that is not so within the time, or this is no position in this log
   */
  boolean hasReached(String position, Duration patience);

  /** What a client has missed: all of it, or nothing and the reason. Bounded in time. */
  Replay replay(Missed missed);

  /** A page of what a room has got, as far as it is kept. Bounded in time; may wait for the log. */
  History history(History.Request request);

  /**
   * Tells all nodes something small, this one too. It goes by no log: a node that is cut off misses
   * it.
   *
   * @param kind who listens, a word
   * @param text at most a few kilobytes
   */
  void signal(String kind, String text);

  /**
   * Has signals of one kind handed to a receiver, one at a time; it must not block. There is one
   * receiver for each kind.
   */
  void listen(String kind, Consumer<String> receiver);

  /**
   * Keeps a text where every node finds it, without waiting for that; while the log is away it is
   * not kept. A single node has no need of it, and keeps nothing.
   *
   * @param shelf what is on one shelf is got at once, and forgotten at once
   * @param lifetime of the whole shelf, from now on
   */
  default void keep(String shelf, String name, String text, Duration lifetime) {}

  /** Forgets a text. */
  default void drop(String shelf, String name) {}

  /** Gives a shelf another lifetime. */
  default void refresh(String shelf, Duration lifetime) {}

  /** What is on a shelf, by name, as of a moment ago; nothing if the log is away. May wait. */
  default Map<String, String> kept(String shelf) {
    return Map.of();
  }

  /** How the log is doing, as this node sees it. */
  BrokerStatus status();

  /** Ends what runs; what was published and is not in the log yet is tried once more. */
  void close();

  /** Takes what the log hands on, one call at a time. */
  @FunctionalInterface
  interface Receiver {

    /**
     * Takes messages that follow one another in the log. Must not block.
     *
     * @param messages at least one; as many as there are, within bounds
     * @param delivered to be run once, on any thread, when nothing on this node holds the messages
     *     any more; until then they count as undelivered. A call that throws counts as delivered
     */
    void deliver(List<Message> messages, Runnable delivered);

    /**
     * Messages are missing between those before and those after this call, and cannot be had any
     * more. Must not block.
     */
    default void gap() {}
  }
}
