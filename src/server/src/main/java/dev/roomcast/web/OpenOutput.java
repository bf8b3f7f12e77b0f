package dev.roomcast.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * What is written to a client on Payara, as long as its connection is open. After that Payara has
 * taken back what is behind its stream, and logs what goes wrong there.
 */
/* Threads: those of the stream. */
final class OpenOutput extends ServletOutputStream {
  private final ServletOutputStream out;
  private final ClientConnection client;

  OpenOutput(ServletOutputStream out, ClientConnection client) {
    this.out = out;
    this.client = client;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!client.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }

  @Override
  public void write(int octet) throws IOException {
    requireOpen();
    out.write(octet);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    requireOpen();
    out.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    requireOpen();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
