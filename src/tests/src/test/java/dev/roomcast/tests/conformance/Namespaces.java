package dev.roomcast.tests.conformance;

import dev.roomcast.tests.fixture.Server;

/** WebSockets on their way into a namespace. */
final class Namespaces {

  private Namespaces() {}

  /** A session that is in no namespace yet. */
  static RawSocket session(Server server) {
    RawSocket socket = new EngineIo(server, "/socket.io/").webSocket(EngineIo.WEBSOCKET);
    EngineIo.open(socket.next());
    return socket;
  }

  /** A session in the main namespace, which has told what it tells everybody who enters. */
  static RawSocket inMain(Server server) {
    RawSocket socket = session(server).send("40");
    socket.next();
    socket.next();
    return socket;
  }
}
