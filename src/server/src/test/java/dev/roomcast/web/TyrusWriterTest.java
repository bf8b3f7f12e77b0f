package dev.roomcast.web;

import org.junit.jupiter.api.AfterAll;

class TyrusWriterTest extends SocketWriterContract {
  private static final TyrusServer SERVER = new TyrusServer();

  TyrusWriterTest() {
    super(SERVER, SocketWriter.Kind.TYRUS);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
