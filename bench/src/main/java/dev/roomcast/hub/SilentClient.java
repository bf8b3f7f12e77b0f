package dev.roomcast.hub;

import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.time.Instant;

/** A client that takes everything and does nothing with it. */
record SilentClient(Codec codec) implements Client {

  @Override
  public String namespace() {
    return "/";
  }

  @Override
  public Transport transport() {
    return Transport.SOCKETIO_WEBSOCKET;
  }

  @Override
  public Activity activity() {
    return new Activity(0, 0, 0, 0, 0, Instant.EPOCH, 0);
  }

  @Override
  public String address() {
    return "127.0.0.1";
  }

  @Override
  public boolean send(Frames frames) {
    return true;
  }

  @Override
  public void close(Closing why) {
    throw new IllegalStateException("closed: " + why);
  }
}
