package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.roomcast.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random packets and random noise, the same ones in every run. */
class RoundTripTest {
  private static final int ROUNDS = 2_000;

  private final RandomPackets random = new RandomPackets(20_240_229);

  @Test
  void packetsComeBackAsTheyWereOverPolling() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SocketIoPacket sent = random.packet();
      var frames = SocketIoEncoder.encode(sent).frames();

      assertEquals(List.of(sent), decodeAll(EnginePayload.decode(EnginePayload.encode(frames))));
    }
  }

  @Test
  void packetsComeBackAsTheyWereOverWebSocket() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SocketIoPacket sent = random.packet();
      var packets = new ArrayList<EnginePacket>();
      for (Frame frame : SocketIoEncoder.encode(sent).frames()) {
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
      String noise = random.text(30);
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
      String text = SocketIoEncoder.encode(random.packet()).frames().get(0).text().substring(1);
      int at = random.below(text.length());
      char damage = random.character();
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
}
