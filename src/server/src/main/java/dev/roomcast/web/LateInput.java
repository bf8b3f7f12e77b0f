package dev.roomcast.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * What a client sends on Payara, read only when its WebSocket has begun. Tyrus asks to be told of it
 * before; if something has come by then, it is told on the very thread that has to begin it.
 */
/* Threads: those of the stream; one opens the WebSocket and then begins to read. */
final class LateInput extends ServletInputStream {
  private final ServletInputStream in;
  private ReadListener listener;

  LateInput(ServletInputStream in) {
    this.in = in;
  }

  /** Tells its listener of what has come and of what will. */
  void begin() {
    in.setReadListener(listener);
  }

  @Override
  public void setReadListener(ReadListener itsListener) {
    this.listener = itsListener;
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public int read() throws IOException {
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return in.read(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
