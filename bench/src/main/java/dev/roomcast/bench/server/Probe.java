package dev.roomcast.bench.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A GET request and the status that it gets once the server is ready. */
record Probe(String path, int status) {
  private static final int TIMEOUT = 5000;   // ms

  boolean succeeds(int port) {
    try {
      HttpURLConnection connection = (HttpURLConnection)
          URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT);
      connection.setReadTimeout(TIMEOUT);
      int answered = connection.getResponseCode();
      connection.disconnect();
      return answered == status;
    } catch (IOException e) {
      return false;   // it does not listen yet
    }
  }
}
