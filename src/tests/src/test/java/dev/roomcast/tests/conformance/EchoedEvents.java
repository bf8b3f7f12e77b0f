package dev.roomcast.tests.conformance;

import dev.roomcast.api.ClientConnected;
import dev.roomcast.api.ClientEvent;
import dev.roomcast.api.ClientMessage;
import dev.roomcast.api.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells clients what they said: when they came, by an event, and by an acknowledgement. */
@ApplicationScoped
public class EchoedEvents {

  @Inject
  private Clients clients;

  void connected(@Observes ClientConnected client) {
    clients.emit(client.connectionId(), "auth", client.auth());
  }

  void message(@Observes @ClientEvent("message") ClientMessage message) {
    clients.emit(message.connectionId(), "message-back", message.arguments().toArray());
  }

  void messageWithAck(@Observes @ClientEvent("message-with-ack") ClientMessage message) {
    message.acknowledge(message.arguments().toArray());
  }
}
