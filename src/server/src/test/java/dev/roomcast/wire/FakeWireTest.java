package dev.roomcast.wire;

import java.util.List;

/** The fake keeps the promise that the real ones keep. */
class FakeWireTest extends WireContract {
  private final FakeWire wire = new FakeWire();

  @Override
  protected Wire wire() {
    return wire;
  }

  @Override
  protected List<Frame> read(int frames) {
    return wire.writes().stream().flatMap(List::stream).toList();
  }
}
