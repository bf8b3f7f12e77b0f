package dev.roomcast.web;

import org.junit.jupiter.api.AfterAll;

class PortableWriterOnUndertowTest extends SocketWriterContract {
  private static final UndertowServer SERVER = new UndertowServer();

  PortableWriterOnUndertowTest() {
    super(SERVER, SocketWriter.Kind.PORTABLE);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
