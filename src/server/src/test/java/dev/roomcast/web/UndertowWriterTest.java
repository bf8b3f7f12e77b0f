package dev.roomcast.web;

import org.junit.jupiter.api.AfterAll;

class UndertowWriterTest extends SocketWriterContract {
  private static final UndertowServer SERVER = new UndertowServer();

  UndertowWriterTest() {
    super(SERVER, SocketWriter.Kind.UNDERTOW);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
