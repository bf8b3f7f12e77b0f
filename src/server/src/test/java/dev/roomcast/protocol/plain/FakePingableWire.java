package dev.roomcast.protocol.plain;

import dev.roomcast.wire.FakeWire;

/** A fake WebSocket that counts ping frames. */
final class FakePingableWire extends FakeWire implements PingableWire {
  private int pings;

  int pings() {
    return pings;
  }

  @Override
  public void ping() {
    pings++;
  }
}
