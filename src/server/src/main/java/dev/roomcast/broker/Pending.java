package dev.roomcast.broker;

import dev.roomcast.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One call's messages, or one signal, on its way to the log.
 *
 * @param append what is to be sent
 * @param messages without ids; empty for a signal
 * @param delivered those of the messages that were delivered before the append was answered
 * @param result gets the messages with their ids when they have them
 */
record Pending(
    Append append,
    List<Message> messages,
    List<Message> delivered,
    CompletableFuture<List<Message>> result) {

  Pending(Append append, List<Message> messages) {
    this(append, messages, new ArrayList<>(0), new CompletableFuture<>());
  }

  /** Whether it has a place among this node's messages, by which readers know it again. */
  boolean isNumbered() {
    return append instanceof Append.Entry;
  }

  /** Whether it waits for Redis, however long that is away; anything else fails at once. */
  boolean isPatient() {
    return isNumbered() || (!messages.isEmpty() && result.isDone());
  }

  /** The place of the last message among this node's; 0 for what has none. */
  long lastSequence() {
    return append instanceof Append.Entry entry
        ? entry.sequence() + messages.size() - 1
        : 0;
  }

  long firstSequence() {
    return append instanceof Append.Entry entry ? entry.sequence() : 0;
  }

  long bytes() {
    return messages.stream().mapToLong(message -> Logged.cost(message.data())).sum();
  }
}
