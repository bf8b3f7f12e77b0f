package dev.roomcast.broker;

import dev.roomcast.protocol.Message;
import java.util.List;

/**
 * Messages that were appended to the log together.
 *
 * @param place of the first one; the others follow by index
 * @param publisher who appended them
 * @param sequence of the first one among the publisher's; the others follow
 * @param messages without ids; none if the entry could not be read
 */
record Entry(Position place, String publisher, long sequence, List<Message> messages) {
  Entry {
    messages = List.copyOf(messages);
  }
}
