package dev.roomcast.hub;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Message;
import java.util.List;

/**
 * The log that everything published goes through: it gives every message its id and its place in
 * one order, the same for all nodes.
 */
public interface Broker {

  /**
   * Appends messages to the log, all or none, one after the other without another between them.
   *
   * @param key a second call with the same key appends nothing and gives the first call's answer,
   *     within a bounded time and number of keys; {@link IdempotencyKey#NONE} for no such promise
   * @return the messages in the order given, with their ids
   * @throws PublishFailed if the log cannot take them now
   */
  List<Message> publish(List<Draft> drafts, IdempotencyKey key);

  /**
   * Has every message handed to this receiver, in the log's order, beginning with the next one.
   * There is one receiver: the hub of this node.
   */
  void tail(Receiver receiver);

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
  }
}
