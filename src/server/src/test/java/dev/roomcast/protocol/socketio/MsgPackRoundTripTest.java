package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random packets and random damage, the same ones in every run. */
class MsgPackRoundTripTest {
  private static final int ROUNDS = 5_000;

  private final RandomPackets random = new RandomPackets(20_240_229);
  private final MsgPackDecoder decoder = new MsgPackDecoder(DecoderLimits.DEFAULT);

  /* Bytes are compared and not trees: what was a decimal number comes back as a double. */
  @Test
  void packetsComeBackAsTheyWere() throws ProtocolViolation {
    for (int round = 0; round < ROUNDS; round++) {
      SocketIoPacket sent = random.packet();
      byte[] bytes = MsgPackEncoder.encode(sent).data();

      SocketIoPacket received = decoder.binary(bytes).orElseThrow();

      assertEquals(sent.toString(), received.toString());
      assertArrayEquals(bytes, MsgPackEncoder.encode(received).data());
    }
  }

  @Test
  void packetsPassThroughPollingAsBinaryMessages() throws ProtocolViolation {
    Frame frame = MsgPackEncoder.encode(random.packet());

    List<EnginePacket> packets = EnginePayload.decode(EnginePayload.encode(List.of(frame)));

    assertArrayEquals(frame.data(), ((EnginePacket.Binary) packets.get(0)).data());
  }

  @Test
  void damagedPacketIsDecodedOrAViolationAndNothingElse() {
    int violations = 0;
    for (int round = 0; round < 10 * ROUNDS; round++) {
      byte[] bytes = MsgPackEncoder.encode(random.packet()).data().clone();
      bytes[random.below(bytes.length)] = (byte) random.below(256);
      try {
        decoder.binary(bytes);
      } catch (ProtocolViolation expected) {
        violations++;
      }
    }
    assertTrue(violations > ROUNDS, "only " + violations);
  }
}
