package dev.roomcast.tests;

import dev.roomcast.tests.fixture.PortableWrites;

/** Through the Jakarta API alone. */
@PortableWrites
class PortableDeliveryIT extends DeliveryContract {
  PortableDeliveryIT() {
    super("portable");
  }
}
