package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Random packets, the same ones for the same seed. */
final class RandomPackets {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ALPHABET =
      "0123456789[]{}\",:-/\\ eabntrufls_placeholdernumtrue.+\u001eé\ud83d\ude00\ud800";

  private final Random random;

  RandomPackets(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  char character() {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }

  SocketIoPacket packet() {
    String namespace = random.nextBoolean() ? "/" : "/ws" + random.nextInt(10);
    boolean ack = random.nextInt(4) == 0;
    ArrayNode data = JSON.arrayNode();
    if (!ack) {
      data.add("event " + text(5));
    }
    int args = random.nextInt(4);
    for (int i = 0; i < args; i++) {
      data.add(tree(4));
    }
    long id = ack || random.nextBoolean() ? random.nextLong() >>> 1 : SocketIoPacket.NO_ID;
    return new SocketIoPacket(ack ? Type.ACK : Type.EVENT, namespace, id, data);
  }

  private JsonNode tree(int depth) {
    switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0:
        return JSON.numberNode(random.nextInt());
      case 1:
        return JSON.numberNode((1L << 40) + random.nextInt(1_000));
      case 2:
        return JSON.numberNode(new BigInteger(200, random).setBit(199));
      case 3:
        return DecimalNode.valueOf(
            new BigDecimal(new BigInteger(60, random), 1 + random.nextInt(5)));
      case 4:
        return JSON.booleanNode(random.nextBoolean());
      case 5:
        return JSON.nullNode();
      case 6:
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return JSON.binaryNode(bytes);
      case 7:
        return JSON.textNode(text(12));
      case 8:
        var array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(tree(depth - 1));
        }
        return array;
      default:
        var object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(i + text(3), tree(depth - 1));
        }
        return object;
    }
  }

  String text(int maxLength) {
    int length = random.nextInt(maxLength + 1);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(character());
    }
    return text.toString();
  }
}
