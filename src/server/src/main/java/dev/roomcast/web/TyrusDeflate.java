package dev.roomcast.web;

import dev.roomcast.wire.deflate.DeflateLimits;
import dev.roomcast.wire.deflate.DeflateOffer;
import dev.roomcast.wire.deflate.Deflation;
import dev.roomcast.wire.deflate.Inflation;
import dev.roomcast.wire.deflate.MessageTooLarge;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Extension;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import org.glassfish.tyrus.core.TyrusExtension.TyrusParameter;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;

/**
 * Compression of one WebSocket in Tyrus, which is in Payara. Loaded only there.
 *
 * <p>Instead of the extension that Tyrus has: that one inflates without a bound, compresses
 * everything, and keeps 300 KiB outside of the heap for each connection.
 */
/*
 * Threads: incoming frames come one at a time, outgoing ones too; neither waits for the other. What
 * processIncoming throws Tyrus would take for a wrong bit in the frame and close with 1002; so an
 * unusable message is replaced by the close frame that a client would have sent about it, and Tyrus
 * ends the connection with its code.
 */
final class TyrusDeflate implements ExtendedExtension {
  private static final byte CONTINUATION = 0;
  private static final byte CLOSE = 8;
  private static final byte PONG = 10;

  private final DeflateLimits limits;
  private final Inflation inflation;
  private final Deflation deflation = new Deflation();
  private boolean inflating; // the current message is compressed
  private boolean over; // the close frame has been given

  private TyrusDeflate(DeflateLimits limits) {
    this.limits = limits;
    this.inflation = new Inflation(limits.maxInflated());
  }

  static Extension forOneConnection(DeflateLimits limits) {
    return new TyrusDeflate(limits);
  }

  @Override
  public String getName() {
    return DeflateOffer.EXTENSION;
  }

  @Override
  public List<Parameter> getParameters() {
    return DeflateOffer.ANSWER.stream()
        .<Parameter>map(name -> new TyrusParameter(name, null))
        .toList();
  }

  @Override
  public List<Parameter> onExtensionNegotiation(
      ExtensionContext context, List<Parameter> requested) {
    return getParameters();
  }

  @Override
  public void onHandshakeResponse(ExtensionContext context, List<Parameter> answered) {
    throw new IllegalStateException("for servers only");
  }

  @Override
  public Frame processIncoming(ExtensionContext context, Frame frame) {
    if (frame.isControlFrame()) {
      return frame;
    }
    if (over) {
      return Frame.builder().fin(true).opcode(PONG).payloadData(new byte[0]).build();
    }
    if (frame.getOpcode() != CONTINUATION) {
      inflating = frame.isRsv1();
    }
    // A continuation with the bit is an error, which Tyrus finds by itself.
    return inflating && frame.isRsv1() == (frame.getOpcode() != CONTINUATION)
        ? inflated(frame)
        : frame;
  }

  private Frame inflated(Frame frame) {
    byte[] part = frame.getPayloadData();
    try {
      byte[] whole = inflation.inflate(part, 0, part.length, frame.isFin());
      return Frame.builder(frame).rsv1(false).payloadData(whole).build();
    } catch (MessageTooLarge tooLarge) {
      return close(CloseCodes.TOO_BIG);
    } catch (DataFormatException broken) {
      return close(CloseCodes.NOT_CONSISTENT);
    }
  }

  private Frame close(CloseCodes code) {
    over = true;
    byte[] payload = ByteBuffer.allocate(2).putShort((short) code.getCode()).array();
    return Frame.builder().fin(true).opcode(CLOSE).payloadData(payload).build();
  }

  @Override
  public Frame processOutgoing(ExtensionContext context, Frame frame) {
    boolean small = frame.getPayloadLength() < limits.minBytes();
    boolean whole = frame.isFin() && frame.getOpcode() != CONTINUATION;
    if (frame.isControlFrame() || small || !whole) {
      return frame;
    }
    byte[] payload = frame.getPayloadData();
    byte[] deflated = deflation.deflate(payload, 0, payload.length, true);
    return deflated.length < payload.length
        ? Frame.builder(frame).rsv1(true).payloadData(deflated).build()
        : frame;
  }

  @Override
  public void destroy(ExtensionContext context) {
    inflation.end();
  }
}
