package dev.roomcast.web;

import org.junit.jupiter.api.AfterAll;

class PortableWriterOnTyrusTest extends SocketWriterContract {
  private static final TyrusServer SERVER = new TyrusServer();

  PortableWriterOnTyrusTest() {
    super(SERVER, SocketWriter.Kind.PORTABLE);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }
}
