package dev.roomcast.web;

import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.hub.History;
import dev.roomcast.stats.Tap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What operators may see of the inside of this node, beyond its figures. */
@ApplicationScoped
public class Inspection {
  @Inject private Node node;

  /** How the log is doing. */
  public BrokerStatus log() {
    return node.broker().status();
  }

  /** What a room has got, page by page, as far as it is kept. May wait for the log. */
  public History history(History.Request request) {
    return node.broker().history(request);
  }

  /** Shows events as they pass this node. */
  public Tap tap() {
    return node.deliveries().tap();
  }
}
