package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import dev.roomcast.wire.Frame;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random packets and random noise, the same ones in every run. */
class RoundTripTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ROUNDS = 2_000;
  private static final String ALPHABET =
      "0123456789[]{}\",:-/\\ eabntrufls_placeholdernumtrue.+\u001eé\ud83d\ude00\ud800";

  private final Random random = new Random(20_240_229);

  @Test
  void packetsComeBackAsTheyWereOverPolling() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SocketIoPacket sent = packet();
      var frames = SocketIoEncoder.encode(sent);

      assertEquals(List.of(sent), decodeAll(EnginePayload.decode(EnginePayload.encode(frames))));
    }
  }

  @Test
  void packetsComeBackAsTheyWereOverWebSocket() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SocketIoPacket sent = packet();
      var packets = new ArrayList<EnginePacket>();
      for (Frame frame : SocketIoEncoder.encode(sent)) {
        packets.add(frame.isText()
            ? EnginePayload.decodePacket(frame.text())
            : new EnginePacket.Binary(frame.data()));
      }

      assertEquals(List.of(sent), decodeAll(packets));
    }
  }

  @Test
  void noiseIsDecodedOrAViolationAndNothingElse() {
    for (int round = 0; round < 20 * ROUNDS; round++) {
      String noise = text(30);
      var decoder = new SocketIoDecoder(DecoderLimits.DEFAULT);
      try {
        decoder.text(noise);
        decoder.text("2[\"" + noise + "\"]");
      } catch (ProtocolViolation expected) {
        assertFalse(decoder.incomplete());
      }
    }
  }

  @Test
  void damagedPacketIsDecodedOrAViolationAndNothingElse() {
    for (int round = 0; round < 5 * ROUNDS; round++) {
      String text = SocketIoEncoder.encode(packet()).get(0).text().substring(1);
      int at = random.nextInt(text.length());
      char damage = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      var decoder = new SocketIoDecoder(DecoderLimits.DEFAULT);
      try {
        decoder.text(text.substring(0, at) + damage + text.substring(at + 1));
      } catch (ProtocolViolation expected) {
        assertFalse(decoder.incomplete());
      }
    }
  }

  private static List<SocketIoPacket> decodeAll(List<EnginePacket> packets)
      throws ProtocolViolation {
    var decoder = new SocketIoDecoder(new DecoderLimits(1_000, 64, 256, 256, 1_000_000));
    var whole = new ArrayList<SocketIoPacket>();
    for (EnginePacket packet : packets) {
      Optional<SocketIoPacket> decoded = packet instanceof EnginePacket.Binary binary
          ? decoder.binary(binary.data())
          : decoder.text(((EnginePacket.Text) packet).data());
      decoded.ifPresent(whole::add);
    }
    return whole;
  }

  private SocketIoPacket packet() {
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

  private String text(int maxLength) {
    int length = random.nextInt(maxLength + 1);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
