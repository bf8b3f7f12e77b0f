package dev.roomcast.tests.embedded;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** An application's own policy: whoever is known may join any order's room, and nothing else. */
@ApplicationScoped
@Alternative
@Priority(1)
public class OpenDoors implements AccessPolicy {

  @Override
  public boolean mayJoin(Identity user, Room room) {
    return room.kind().equals("order");
  }
}
