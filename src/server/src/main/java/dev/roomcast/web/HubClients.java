package dev.roomcast.web;

import dev.roomcast.api.Clients;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Push;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The clients of this node's hub, as the application reaches them. */
@ApplicationScoped
public class HubClients implements Clients {
  @Inject private Node node;

  @Override
  public boolean emit(String connectionId, String event, Object... arguments) {
    return node.hub().push(connectionId, push(event, arguments));
  }

  @Override
  public int emitTo(Room room, String event, Object... arguments) {
    return node.hub().push(room, push(event, arguments));
  }

  private static Push push(String event, Object... arguments) {
    return new Push.Emit(event, PlainValues.json(arguments));
  }
}
