package dev.roomcast.protocol.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.JsonWriter;
import dev.roomcast.protocol.MsgPackWriter;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;

/** How a plain WebSocket spells the objects of its messages. */
public enum PlainFormat implements Codec, Push.Handler<Frame> {
  /** Text messages. */
  JSON(Transport.JSON_WEBSOCKET) {
    @Override
    Frame frame(JsonNode object) {
      return Frame.text(JsonWriter.write(object));
    }

    @Override
    Frame frame(byte[] utf8Json) {
      return Frame.utf8(utf8Json);
    }
  },

  /** Binary messages with MessagePack maps. */
  MSGPACK(Transport.MSGPACK_WEBSOCKET) {
    @Override
    Frame frame(JsonNode object) {
      return Frame.binary(MsgPackWriter.write(object));
    }

    @Override
    Frame frame(byte[] utf8Json) {
      return frame(MsgPackWriter.parse(utf8Json));
    }
  };

  /** The WebSocket subprotocol (RFC 6455 section 1.9) of {@link #JSON}. */
  public static final String JSON_SUBPROTOCOL = "roomcast.v1.json";

  /** The WebSocket subprotocol of {@link #MSGPACK}. */
  public static final String MSGPACK_SUBPROTOCOL = "roomcast.v1.msgpack";

  private final Transport transport;

  PlainFormat(Transport transport) {
    this.transport = transport;
  }

  /** The format of a subprotocol that was agreed on; JSON if it is none of ours. */
  public static PlainFormat of(String subprotocol) {
    return MSGPACK_SUBPROTOCOL.equals(subprotocol) ? MSGPACK : JSON;
  }

  Transport transport() {
    return transport;
  }

  abstract Frame frame(JsonNode object);

  abstract Frame frame(byte[] utf8Json);

  /**
   * The answer to a command.
   *
   * @param id what the command had for an id; missing if it had none
   */
  Frame reply(Reply reply, JsonNode id) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "reply");
    if (!id.isMissingNode()) {
      object.set("id", id);
    }
    object.setAll(reply.json());
    return frame(object);
  }

  @Override
  public Frames encode(Push push) {
    return Frames.of(push.handleBy(this));
  }

  @Override
  public Frame established(Push.Established push) {
    return frame(PushJson.established(push));
  }

  @Override
  public Frame event(Push.Event push) {
    return frame(PushJson.event(push));
  }

  @Override
  public Frame emit(Push.Emit push) {
    ObjectNode object =
        JsonNodeFactory.instance.objectNode().put("type", "emit").put("event", push.event());
    object.putArray("args").addAll(push.arguments());
    push.question().ifPresent(question -> object.put("ask", question));
    return frame(object);
  }

  @Override
  public Frame notice(Push.Notice push) {
    return frame(PushJson.notice(push));
  }

  @Override
  public Frame problem(Push.Problem push) {
    return frame(PushJson.problem(push));
  }
}
