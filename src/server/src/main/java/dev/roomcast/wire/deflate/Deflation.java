package dev.roomcast.wire.deflate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses the messages to one client (RFC 7692 section 7.2.1).
 *
 * <p>Holds memory only between the first and the last part of a message.
 */
/* Threads: as for {@link Inflation}. */
public final class Deflation {
  private static final int TAIL = 4; // bytes at the end of a message that are not sent
  private static final int CHUNK = 4096; // bytes

  private Deflater deflater; // null between messages

  /**
   * Compresses the next part of a message.
   *
   * @param last whether it is the message's last part; the message must not be empty then
   * @return what to send for it; may be empty for any part but the last
   */
  public synchronized byte[] deflate(byte[] part, int offset, int length, boolean last) {
    if (deflater == null) {
      deflater = Zlib.DEFLATERS.take();
    }
    deflater.setInput(part, offset, length);
    int flush = last ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
    ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2 + CHUNK);
    byte[] chunk = new byte[CHUNK];
    int bytes;
    do {
      bytes = deflater.deflate(chunk, 0, CHUNK, flush);
      out.write(chunk, 0, bytes);
    } while (bytes == CHUNK);
    byte[] deflated = out.toByteArray();
    if (!last) {
      return deflated;
    }
    end();
    return Arrays.copyOf(deflated, deflated.length - TAIL);
  }

  /** Forgets the current message, if there is one. */
  public synchronized void end() {
    if (deflater != null) {
      Zlib.DEFLATERS.giveBack(deflater);
      deflater = null;
    }
  }
}
