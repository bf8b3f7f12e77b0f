package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import java.util.Optional;

/**
 * Turns the Engine.IO messages of one session into Socket.IO packets.
 *
 * <p>One thread at a time: the session calls it in the order of arrival. After a
 * {@link ProtocolViolation} the session has to end.
 */
interface PacketDecoder {

  /**
   * Takes a text message.
   *
   * @param text the message without the Engine.IO type digit
   * @return the packet, or nothing if binary messages have to come first
   * @throws ProtocolViolation if it is not a valid packet, or no text was due
   */
  Optional<SocketIoPacket> text(String text) throws ProtocolViolation;

  /**
   * Takes a binary message.
   *
   * @param data not copied; must not change afterwards
   * @return the packet, or nothing if more binary messages have to come
   * @throws ProtocolViolation if it is not a valid packet or part of one, or grows too large
   */
  Optional<SocketIoPacket> binary(byte[] data) throws ProtocolViolation;
}
