package dev.roomcast.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The REST API. Its classes are listed, so that an application that embeds it keeps its own apart. */
@ApplicationPath("/api/v1")
public class RestApi extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        RoleFilter.class,
        RestErrors.class,
        EventsResource.class,
        RoomEventsResource.class,
        StatsResource.class);
  }
}
