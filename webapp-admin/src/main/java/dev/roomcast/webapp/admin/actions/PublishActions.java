package dev.roomcast.webapp.admin.actions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.web.EventBroadcaster;
import dev.roomcast.web.Node;
import dev.roomcast.web.Operations;
import dev.roomcast.web.rest.PublishRequest;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Publishes events that an administrator has written, by the same rules as the HTTP interface. */
@ApplicationScoped
public class PublishActions {
  /** The most receivers that a dry run names. */
  public static final int MAX_NAMED = 50;

  private final EventJson json = new EventJson();

  @Inject private Node node;
  @Inject private Operations operations;
  @Inject private EventBroadcaster broadcaster;
  @Inject private Validator validator;

  /**
   * Checks an event.
   *
   * @param event {@code {"type","data"}}, with {@code "rooms"} if Roomcast does not know the type
   * @return what is wrong with it, or the draft
   */
  public PublishRequest check(SignedIn who, JsonNode event) {
    who.require(AdminRoles.ADMIN);
    PublishRequest request = new PublishRequest(json, new ValidEvents(validator), broadcaster);
    request.add(event);
    return request;
  }

  /** Publishes a checked event. */
  public Published publish(SignedIn who, Draft draft) {
    who.require(AdminRoles.ADMIN);
    Published published = broadcaster.publish(List.of(draft), IdempotencyKey.NONE).get(0);
    operations.account(
        Operators.of(who),
        "publish",
        draft.rooms().stream().map(Room::name).collect(Collectors.joining(" ")),
        draft.type(),
        "published as " + published.id());
    return published;
  }

  /** Who would receive a draft now; nothing is published. */
  public Receivers dryRun(SignedIn who, Draft draft) {
    who.require(AdminRoles.ADMIN);
    Set<String> users = new TreeSet<>();
    for (Room room : draft.rooms()) {
      node.cluster().directory().members(room, "", Integer.MAX_VALUE).stream()
          .map(Member::userId)
          .forEach(users::add);
    }
    List<InRoom> rooms =
        draft.rooms().stream()
            .map(room -> new InRoom(room, node.cluster().directory().in(room)))
            .toList();
    return new Receivers(rooms, users.size(), users.stream().limit(MAX_NAMED).toList());
  }

  /**
   * Who would receive an event.
   *
   * @param users different users in all the rooms
   * @param named some of them, by id
   */
  public record Receivers(List<InRoom> rooms, int users, List<String> named) {}

  /** How many would receive it by one room. */
  public record InRoom(Room room, Headcount count) {}
}
