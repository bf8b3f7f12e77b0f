package dev.roomcast.web;

import dev.roomcast.wire.deflate.DeflateLimits;
import dev.roomcast.wire.deflate.DeflateOffer;
import dev.roomcast.wire.deflate.Deflation;
import dev.roomcast.wire.deflate.Inflation;
import dev.roomcast.wire.deflate.MessageTooLarge;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.util.ImmediatePooledByteBuffer;
import io.undertow.websockets.WebSocketExtension;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.ExtensionFunction;
import io.undertow.websockets.extensions.ExtensionHandshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * Compression of WebSockets in Undertow, which is in WildFly. Loaded only there.
 *
 * <p>Instead of the extension that Undertow has: that one inflates each buffer it has read without
 * a bound, compresses everything, and keeps 300 KiB outside of the heap for each connection.
 */
final class UndertowDeflate implements ExtensionHandshake {
  private final DeflateLimits limits;

  UndertowDeflate(DeflateLimits limits) {
    this.limits = limits;
  }

  @Override
  public String getName() {
    return DeflateOffer.EXTENSION;
  }

  @Override
  public WebSocketExtension accept(WebSocketExtension requested) {
    DeflateOffer offer = new DeflateOffer();
    requested.getParameters().forEach(each -> offer.with(each.getName(), each.getValue()));
    if (!requested.getName().equals(DeflateOffer.EXTENSION) || !offer.isAcceptable()) {
      return null;
    }
    return new WebSocketExtension(
        DeflateOffer.EXTENSION,
        DeflateOffer.ANSWER.stream()
            .map(name -> new WebSocketExtension.Parameter(name, null))
            .toList());
  }

  @Override
  public boolean isIncompatible(List<ExtensionHandshake> accepted) {
    return accepted.stream().anyMatch(each -> each.getName().equals(getName()));
  }

  @Override
  public ExtensionFunction create() {
    return new OneConnection(limits);
  }

  /* Threads: parts of incoming messages come one at a time, those of outgoing ones too. */
  private static final class OneConnection implements ExtensionFunction {
    private final int minBytes;
    private final Inflation inflation;
    private final Deflation deflation = new Deflation();
    private StreamSourceFrameChannel reading; // whose message is being inflated; null if none is
    private StreamSinkFrameChannel writing; // whose message is being compressed; null if none is

    OneConnection(DeflateLimits limits) {
      this.minBytes = limits.minBytes();
      this.inflation = new Inflation(limits.maxInflated());
    }

    @Override
    public boolean hasExtensionOpCode() {
      return false;
    }

    @Override
    public int writeRsv(int rsv) {
      return rsv | RSV1;
    }

    @Override
    public PooledByteBuffer transformForWrite(
        PooledByteBuffer pooled, StreamSinkFrameChannel message, boolean last) {
      boolean first = writing != message;
      ByteBuffer part = pooled.getBuffer();
      if (first && last && part.remaining() < minBytes) {
        message.setRsv(0);
        return pooled;
      }
      if (first) {
        deflation.end();
      }
      writing = last ? null : message;
      byte[] bytes = taken(pooled);
      return wrap(deflation.deflate(bytes, 0, bytes.length, last));
    }

    @Override
    public PooledByteBuffer transformForRead(
        PooledByteBuffer pooled, StreamSourceFrameChannel message, boolean last)
        throws IOException {
      if ((message.getRsv() & RSV1) == 0) {
        return pooled;
      }
      if (reading != message) {
        inflation.end(); // a message may end without its last part being told
      }
      reading = last ? null : message;
      byte[] bytes = taken(pooled);
      try {
        return wrap(inflation.inflate(bytes, 0, bytes.length, last));
      } catch (MessageTooLarge tooLarge) {
        close(message, CloseMessage.MSG_TOO_BIG, tooLarge);
        throw tooLarge;
      } catch (DataFormatException broken) {
        close(message, CloseMessage.MSG_CONTAINS_INVALID_DATA, broken);
        throw new IOException(broken);
      }
    }

    private static byte[] taken(PooledByteBuffer pooled) {
      try (pooled) {
        byte[] bytes = new byte[pooled.getBuffer().remaining()];
        pooled.getBuffer().get(bytes);
        return bytes;
      }
    }

    private static PooledByteBuffer wrap(byte[] bytes) {
      return new ImmediatePooledByteBuffer(ByteBuffer.wrap(bytes));
    }

    private static void close(StreamSourceFrameChannel message, int code, Exception why) {
      WebSockets.sendClose(
          new CloseMessage(code, why.getMessage()), message.getWebSocketChannel(), null);
    }

    @Override
    public void dispose() {
      inflation.end();
      deflation.end();
    }
  }
}
