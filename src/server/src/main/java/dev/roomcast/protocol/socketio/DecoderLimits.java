package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.JsonReader;

/**
 * How much of a Socket.IO packet a client may make us keep or walk through.
 *
 * @param maxAttachments binary values in one packet
 * @param maxJsonDepth arrays and objects inside one another, the outermost included
 * @param maxNamespaceLength characters
 * @param maxEventNameLength characters
 * @param maxHalfPacketBytes a binary packet's text in UTF-8 and its attachments together
 */
record DecoderLimits(
    int maxAttachments,
    int maxJsonDepth,
    int maxNamespaceLength,
    int maxEventNameLength,
    int maxHalfPacketBytes) {

  /** The limits of a node whose largest message is Socket.IO's own default. */
  static final DecoderLimits DEFAULT = of(1_000_000);

  /**
   * Attachments: 10, as in the reference implementation. JSON depth: 64, several times what people
   * nest. Names: 256 characters, since they appear in logs and answers.
   *
   * @param maxPayload most bytes of a message; a packet split into attachments may have no more
   */
  static DecoderLimits of(int maxPayload) {
    return new DecoderLimits(10, 64, 256, 256, maxPayload);
  }

  DecoderLimits {
    if (maxAttachments < 0
        || maxJsonDepth < 1
        || maxJsonDepth > JsonReader.DEEPEST
        || maxNamespaceLength < 1
        || maxEventNameLength < 1
        || maxHalfPacketBytes < 1) {
      throw new IllegalArgumentException("limits must be positive and JSON depth at most "
          + JsonReader.DEEPEST + ", were " + maxAttachments + ", " + maxJsonDepth + ", "
          + maxNamespaceLength + ", " + maxEventNameLength + ", " + maxHalfPacketBytes);
    }
  }
}
