package dev.roomcast.tests;

import dev.roomcast.tests.fixture.ServerKind;

/** With the short way into each server. */
class DeliveryIT extends DeliveryContract {
  DeliveryIT() {
    super(ServerKind.current() == ServerKind.PAYARA ? "tyrus" : "undertow");
  }
}
