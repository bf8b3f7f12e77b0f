package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What stands in the JSON where a binary value belongs: {@code {"_placeholder":true,"num":0}}, with
 * the place of the value among the attachments.
 */
final class Placeholders {
  private static final String MARK = "_placeholder";
  private static final String NUMBER = "num";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Placeholders() {}

  /**
   * Where the attachments go: for each number that the tree mentions, what puts a value there.
   *
   * @param attachments how many will come
   * @throws ProtocolViolation if a number is missing, out of range, or mentioned twice
   */
  static Map<Integer, Consumer<BinaryNode>> find(JsonNode tree, int attachments)
      throws ProtocolViolation {
    var places = new HashMap<Integer, Consumer<BinaryNode>>();
    Deque<JsonNode> unseen = new ArrayDeque<>();
    unseen.push(tree);
    while (!unseen.isEmpty()) {
      JsonNode node = unseen.pop();
      if (node instanceof ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          look(array.get(i), attachments, places, unseen, value -> array.set(index, value));
        }
      } else if (node instanceof ObjectNode object) {
        for (var field : object.properties()) {
          String key = field.getKey();
          look(field.getValue(), attachments, places, unseen, value -> object.set(key, value));
        }
      }
    }
    return places;
  }

  private static void look(
      JsonNode node,
      int attachments,
      Map<Integer, Consumer<BinaryNode>> places,
      Deque<JsonNode> unseen,
      Consumer<BinaryNode> place)
      throws ProtocolViolation {
    if (!isPlaceholder(node)) {
      if (node.isContainerNode()) {
        unseen.push(node);
      }
      return;
    }
    JsonNode number = node.path(NUMBER);
    if (!number.isInt() || number.intValue() < 0 || number.intValue() >= attachments) {
      throw new ProtocolViolation("placeholder names no attachment");
    }
    if (places.put(number.intValue(), place) != null) {
      throw new ProtocolViolation("two placeholders name one attachment");
    }
  }

  private static boolean isPlaceholder(JsonNode node) {
    return node.path(MARK).isBoolean() && node.path(MARK).booleanValue();
  }

  /** Whether there is a binary value anywhere in the tree. */
  static boolean hasBinary(JsonNode tree) {
    if (tree.isBinary()) {
      return true;
    }
    for (JsonNode child : tree) {
      if (hasBinary(child)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A copy of the tree with placeholders for its binary values.
   *
   * @param attachments the values are added here, in the order of their numbers
   */
  static JsonNode extract(JsonNode tree, List<byte[]> attachments) {
    if (tree instanceof BinaryNode binary) {
      attachments.add(binary.binaryValue());
      return NODES.objectNode().put(MARK, true).put(NUMBER, attachments.size() - 1);
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode(array.size());
      array.forEach(child -> copy.add(extract(child, attachments)));
      return copy;
    }
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object.properties().forEach(
          field -> copy.set(field.getKey(), extract(field.getValue(), attachments)));
      return copy;
    }
    return tree;
  }
}
