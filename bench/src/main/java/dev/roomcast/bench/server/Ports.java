package dev.roomcast.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a server is reached, on 127.0.0.1; mostly one and the same port. */
record Ports(int clients, int publishers) {

  /** A port that nobody listens at now. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
