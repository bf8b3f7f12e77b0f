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
        RequestRefused.Mapper.class,
        AuditResource.class,
        ConnectionsResource.class,
        EventsResource.class,
        NodesResource.class,
        RoomEventsResource.class,
        RoomsResource.class,
        StatsResource.class,
        UsersResource.class);
  }
}
