package dev.roomcast.protocol.plain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Outbox;
import java.util.List;

/**
 * Where the reply to one message of a client goes.
 *
 * @param id what the reply repeats; missing or null if the message had none
 */
record ReplyTo(Outbox outbox, PlainFormat format, JsonNode id) implements Emitted.Acknowledgement {

  void reply(Reply reply) {
    outbox.offer(Frames.of(format.reply(reply, id)));
    reply.afterwards().run();
  }

  @Override
  public boolean isAwaited() {
    return !id.isMissingNode() && !id.isNull();
  }

  @Override
  public void accept(List<JsonNode> values) {
    if (isAwaited()) {
      Reply reply = Reply.granted();
      if (!values.isEmpty()) {
        reply.json().putArray("args").addAll(values);
      }
      reply(reply);
    }
  }

  @Override
  public void refuse(Refused why) {
    reply(Reply.refused(why));
  }
}
