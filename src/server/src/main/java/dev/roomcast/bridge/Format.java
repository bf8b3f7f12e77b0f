package dev.roomcast.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.JsonReader;
import dev.roomcast.protocol.MsgPackReader;
import dev.roomcast.protocol.ProtocolViolation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How a kind of system writes the messages that it publishes. */
public enum Format {
  /**
   * python-socketio, its {@code PubSubManager}: a JSON object with {@code method}. From version 5.14
   * on {@code data} is the list of arguments, and {@code binary} is there; before, the messages were
   * pickles, and other programs that wrote JSON gave the argument itself.
   */
  PYTHON("python") {
    @Override
    Emitted read(byte[] message) throws Unfit {
      if (message.length > 0 && message[0] == PICKLE) {
        throw new Unfit(Outcome.PICKLE);
      }
      JsonNode said = json(message);
      if (!said.path("method").asText().equals("emit")) {
        throw new Unfit(said.path("method").isTextual() ? Outcome.NO_EVENT : Outcome.MALFORMED);
      }
      if (said.path("binary").asBoolean()) {
        throw new Unfit(Outcome.BINARY);
      }
      JsonNode data = said.path("data");
      boolean isList = said.has("binary") && data.isArray();
      return new Emitted(
          text(said.path("event")),
          isList ? elements(data) : List.of(data),
          namespace(said.path("namespace")),
          texts(said.path("room")));
    }
  },

  /**
   * The Redis emitter and the Redis adapter of Socket.IO for Node.js: MessagePack of {@code [uid,
   * packet, options]}.
   */
  NODE("node") {
    @Override
    Emitted read(byte[] message) throws Unfit {
      JsonNode said = msgPack(message);
      JsonNode packet = said.path(1);
      JsonNode options = said.path(2);
      JsonNode data = packet.path("data");
      if (!said.isArray() || !packet.path("type").isInt() || !data.isArray()) {
        throw new Unfit(Outcome.MALFORMED);
      }
      if (packet.path("type").asInt() != EVENT) {
        throw new Unfit(
            packet.path("type").asInt() == BINARY_EVENT ? Outcome.BINARY : Outcome.NO_EVENT);
      }
      if (!options.path("except").isEmpty()) {
        throw new Unfit(Outcome.EXCEPT);
      }
      List<JsonNode> arguments = elements(data);
      return new Emitted(
          text(data.path(0)),
          arguments.subList(Math.min(1, arguments.size()), arguments.size()),
          namespace(packet.path("nsp")),
          texts(options.path("rooms")));
    }
  };

  private static final byte PICKLE = (byte) 0x80; // how one begins, since protocol 2
  private static final int EVENT = 2; // Socket.IO's packet types
  private static final int BINARY_EVENT = 5;
  private static final int MAX_DEPTH = 64;

  private final String code;

  Format(String code) {
    this.code = code;
  }

  /** The word in figures. */
  public String code() {
    return code;
  }

  /**
   * Reads a message.
   *
   * @throws Unfit if it is of another format, or no event
   */
  abstract Emitted read(byte[] message) throws Unfit;

  private static JsonNode json(byte[] message) throws Unfit {
    try {
      return JsonReader.read(new String(message, StandardCharsets.UTF_8), MAX_DEPTH);
    } catch (ProtocolViolation malformed) {
      throw new Unfit(Outcome.MALFORMED);
    }
  }

  private static JsonNode msgPack(byte[] message) throws Unfit {
    try {
      return MsgPackReader.read(message, MAX_DEPTH);
    } catch (ProtocolViolation malformed) {
      throw new Unfit(Outcome.MALFORMED);
    }
  }

  private static String text(JsonNode value) throws Unfit {
    if (!value.isTextual()) {
      throw new Unfit(Outcome.MALFORMED);
    }
    return value.textValue();
  }

  private static String namespace(JsonNode value) throws Unfit {
    return value.isMissingNode() || value.isNull() ? "/" : text(value);
  }

  /* One, several or none. */
  private static List<String> texts(JsonNode value) throws Unfit {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode each : value) {
        texts.add(text(each));
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      texts.add(text(value));
    }
    return texts;
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> values = new ArrayList<>();
    array.forEach(values::add);
    return values;
  }
}
