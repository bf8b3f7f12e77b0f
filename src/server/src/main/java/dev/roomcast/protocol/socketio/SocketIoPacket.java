package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One packet of Socket.IO protocol 5, whole: binary values are {@code BinaryNode}s in its data.
 *
 * <p>An event or ack with binary values has type {@code EVENT} or {@code ACK} like any other; the
 * binary types are a matter of spelling on the wire, and the constructor turns them into these.
 *
 * @param namespace starts with a slash; {@link #ROOT} when the wire names none
 * @param id what an acknowledgement refers to, or {@link #NO_ID}
 * @param data the JSON, or {@code MissingNode} for none; must not be changed
 */
record SocketIoPacket(Type type, String namespace, long id, JsonNode data) {
  /** The namespace that is not written out. */
  static final String ROOT = "/";

  /** No acknowledgement is asked for. */
  static final long NO_ID = -1;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  SocketIoPacket {
    type = type.plain();
    var flaw = PacketRules.flaw(type, namespace, id, data);
    if (flaw.isPresent()) {
      throw new IllegalArgumentException(flaw.get());
    }
  }

  /** The answer to a client that may use the namespace, with the id of its socket there. */
  static SocketIoPacket connected(String namespace, String sid) {
    return connected(namespace, sid, Optional.empty());
  }

  /**
   * The answer to a client that may use the namespace.
   *
   * @param sid the id of its socket there
   * @param pid what it may show to go on later; empty if it may not
   */
  static SocketIoPacket connected(String namespace, String sid, Optional<String> pid) {
    ObjectNode data = JSON.objectNode().put("sid", sid);
    pid.ifPresent(secret -> data.put("pid", secret));
    return new SocketIoPacket(Type.CONNECT, namespace, NO_ID, data);
  }

  /**
   * The answer to a client that may not use the namespace.
   *
   * @param message becomes {@code err.message} in the client
   * @param data becomes {@code err.data}; left out if missing
   */
  static SocketIoPacket refused(String namespace, String message, JsonNode data) {
    ObjectNode error = JSON.objectNode().put("message", message);
    if (!data.isMissingNode()) {
      error.set("data", data);
    }
    return new SocketIoPacket(Type.CONNECT_ERROR, namespace, NO_ID, error);
  }

  /** Takes the client out of the namespace; it does not come back by itself. */
  static SocketIoPacket disconnect(String namespace) {
    return new SocketIoPacket(Type.DISCONNECT, namespace, NO_ID, MissingNode.getInstance());
  }

  /** An event that asks for no acknowledgement. */
  static SocketIoPacket event(String namespace, String name, JsonNode... args) {
    return event(namespace, NO_ID, name, args);
  }

  /** An event that asks for an acknowledgement, or not if the id is {@link #NO_ID}. */
  static SocketIoPacket event(String namespace, long id, String name, JsonNode... args) {
    ArrayNode data = JSON.arrayNode().add(name).addAll(List.of(args));
    return new SocketIoPacket(Type.EVENT, namespace, id, data);
  }

  /** The acknowledgement of the event that carried this id. */
  static SocketIoPacket ack(String namespace, long id, JsonNode... args) {
    return new SocketIoPacket(Type.ACK, namespace, id, JSON.arrayNode().addAll(List.of(args)));
  }

  /** Whether the sender waits for an acknowledgement, or this is one. */
  boolean hasId() {
    return id != NO_ID;
  }

  /**
   * The event's name; a number's name is its text.
   *
   * @throws IllegalStateException if this is no event
   */
  String eventName() {
    requireEvent();
    return data.get(0).asText();
  }

  /**
   * What the event carries after its name.
   *
   * @throws IllegalStateException if this is no event
   */
  List<JsonNode> eventArgs() {
    requireEvent();
    var args = new ArrayList<JsonNode>(data.size() - 1);
    for (int i = 1; i < data.size(); i++) {
      args.add(data.get(i));
    }
    return args;
  }

  /** Leaves the data out: it may hold a token. */
  @Override
  public String toString() {
    return type + " " + namespace + (hasId() ? " " + id : "");
  }

  private void requireEvent() {
    if (type != Type.EVENT) {
      throw new IllegalStateException("not an event but " + type);
    }
  }

  /**
   * What a packet is for, with the section of Socket.IO protocol 5 that it comes from. The order is
   * that of the digits on the wire. What makes one valid is in {@link PacketRules}.
   */
  enum Type {
    /** Asks to be let into a namespace, and the answer yes ("Connection to a namespace"). */
    CONNECT,
    /** Leaves a namespace, either way; not answered ("Disconnection from a namespace"). */
    DISCONNECT,
    /** A name and arguments, either way ("Sending and receiving data"). */
    EVENT,
    /** Answers the event with the same id, once ("Acknowledgement"). */
    ACK,
    /** The answer no; never from a client ("Connection to a namespace"). */
    CONNECT_ERROR,
    /** An event whose binary arguments follow it ("Packet encoding", "Format"). */
    BINARY_EVENT,
    /** An acknowledgement whose binary arguments follow it ("Packet encoding", "Format"). */
    BINARY_ACK;

    private static final Type[] BY_DIGIT = values();

    /** The digit that starts such a packet. */
    char digit() {
      return (char) ('0' + ordinal());
    }

    /** Whether attachments follow. */
    boolean isBinary() {
      return this == BINARY_EVENT || this == BINARY_ACK;
    }

    /** The type without regard to attachments. */
    Type plain() {
      return switch (this) {
        case BINARY_EVENT -> EVENT;
        case BINARY_ACK -> ACK;
        default -> this;
      };
    }

    /** The type that says that attachments follow; only events and acks have one. */
    Type withAttachments() {
      return switch (this) {
        case EVENT, BINARY_EVENT -> BINARY_EVENT;
        case ACK, BINARY_ACK -> BINARY_ACK;
        default -> throw new IllegalArgumentException(this + " cannot carry attachments");
      };
    }

    /**
     * The type that a digit stands for.
     *
     * @throws ProtocolViolation if it stands for none
     */
    static Type of(char digit) throws ProtocolViolation {
      int index = digit - '0';
      if (index < 0 || index >= BY_DIGIT.length) {
        throw new ProtocolViolation("unknown Socket.IO packet type");
      }
      return BY_DIGIT[index];
    }
  }
}
