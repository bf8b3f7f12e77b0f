package dev.roomcast.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.JsonWriter;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes each push and each reply as one text message with its object. */
final class JsonCodec implements Codec, Push.Handler<byte[]> {
  static final JsonCodec INSTANCE = new JsonCodec();

  private JsonCodec() {}

  /**
   * The answer to a command.
   *
   * @param id what the command had for an id; missing if it had none
   */
  static Frame reply(Reply reply, JsonNode id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "reply");
    if (!id.isMissingNode()) {
      json.set("id", id);
    }
    json.setAll(reply.json());
    return Frame.text(JsonWriter.write(json));
  }

  @Override
  public List<Frame> encode(Push push) {
    return List.of(Frame.utf8(push.handleBy(this)));
  }

  @Override
  public byte[] established(Push.Established push) {
    return PushJson.established(push);
  }

  @Override
  public byte[] event(Push.Event push) {
    return PushJson.event(push);
  }

  @Override
  public byte[] emit(Push.Emit push) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("type", "emit").put("event", push.event());
    json.putArray("args").addAll(push.arguments());
    push.question().ifPresent(question -> json.put("ask", question));
    return JsonWriter.write(json).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] problem(Push.Problem push) {
    return PushJson.problem(push);
  }
}
