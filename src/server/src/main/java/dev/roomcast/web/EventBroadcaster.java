package dev.roomcast.web;

import dev.roomcast.api.Broadcaster;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.api.spi.FiredEvents;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where applications' events become messages in the log: fired, published or posted. */
@ApplicationScoped
public class EventBroadcaster implements Broadcaster, FiredEvents {
  private static final System.Logger LOG = System.getLogger(EventBroadcaster.class.getName());

  private final EventJson json = new EventJson();

  @Inject private Node node;
  @Inject private Validator validator;

  @Override
  public Published publish(RoomEvent event) {
    Draft draft = draft(new ValidEvents(validator).require(event));
    return publish(List.of(draft), IdempotencyKey.NONE).get(0);
  }

  @Override
  public void accept(RoomEvent event) {
    try {
      node.broker().post(List.of(draft(event)));
    } catch (PublishFailed lost) {
      LOG.log(
          System.Logger.Level.ERROR, "Lost a fired {0}: {1}", event.type(), lost.getMessage());
      throw lost;
    }
  }

  /** Publishes all or none. */
  public List<Published> publish(List<Draft> drafts, IdempotencyKey key) {
    return node.broker().publish(drafts, key).stream().map(EventBroadcaster::published).toList();
  }

  /** A valid event, ready for the log. */
  public Draft draft(RoomEvent event) {
    return new Draft(
        event.type(),
        List.copyOf(event.rooms()),
        json.payload(event).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Published published(Message message) {
    return new Published(message.id(), message.type(), message.rooms(), message.time());
  }
}
