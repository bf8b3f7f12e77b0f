package dev.roomcast.hub;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Message;
import java.util.List;
import java.util.function.Consumer;

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
   * Has every message handed to this receiver, in the log's order, one at a time, beginning with
   * the next one. There is one receiver: the hub of this node.
   */
  void tail(Consumer<Message> receiver);
}
