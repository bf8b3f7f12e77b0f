package dev.roomcast.wire.deflate;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates the messages of one client (RFC 7692 section 7.2.2). What a message may become is
 * bounded while it is inflated: at the bound nothing more is, and what there was is forgotten.
 *
 * <p>Holds memory only between the first and the last part of a message.
 */
/*
 * Threads: parts come one at a time, end() may come during one. The monitor keeps an inflater from
 * being given back, and so to another connection, while it is at work.
 */
public final class Inflation {
  /* What the sender left out at the end of the message. */
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private static final int CHUNK = 8192; // bytes inflated at once

  private final int maxBytes;
  private Inflater inflater; // null between messages
  private int inflated; // bytes of the current message

  /** @param maxBytes most bytes of one message, inflated */
  public Inflation(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Inflates the next part of a message.
   *
   * @param last whether it is the message's last part
   * @return what this part adds to the message
   * @throws MessageTooLarge if the message is to have more bytes than it may
   * @throws DataFormatException if it is not compressed as it should be
   */
  public synchronized byte[] inflate(byte[] part, int offset, int length, boolean last)
      throws MessageTooLarge, DataFormatException {
    if (inflater == null) {
      inflater = Zlib.INFLATERS.take();
      inflated = 0;
    }
    boolean whole = false;
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
      inflate(part, offset, length, out);
      if (last) {
        inflate(TAIL, 0, TAIL.length, out);
      }
      whole = true;
      return out.toByteArray();
    } finally {
      if (last || !whole) {
        end();
      }
    }
  }

  private void inflate(byte[] input, int offset, int length, ByteArrayOutputStream out)
      throws MessageTooLarge, DataFormatException {
    byte[] chunk = new byte[CHUNK];
    inflater.setInput(input, offset, length);
    while (true) {
      int bytes = inflater.inflate(chunk);
      inflated += bytes;
      if (inflated > maxBytes) {
        throw new MessageTooLarge(maxBytes);
      }
      out.write(chunk, 0, bytes);
      int rest = inflater.getRemaining();
      if (inflater.finished() && rest > 0) {
        // A block that called itself the last one: section 7.2.3.4 lets others follow.
        inflater.reset();
        inflater.setInput(input, offset + length - rest, rest);
      } else if (bytes == 0) {
        return;
      }
    }
  }

  /** Forgets the current message, if there is one. */
  public synchronized void end() {
    if (inflater != null) {
      Zlib.INFLATERS.giveBack(inflater);
      inflater = null;
    }
  }
}
