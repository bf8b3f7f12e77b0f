package dev.roomcast.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What this node says about its health. */
@ApplicationScoped
class Health {
  @Inject private Node node;

  /** Up while the application answers at all: a restart would help nothing else. */
  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck liveness() {
    return () -> response("roomcast-live", true);
  }

  /** Up while clients are served. */
  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck readiness() {
    return () -> response("roomcast-ready", node.isRunning());
  }

  private static HealthCheckResponse response(String name, boolean up) {
    return new HealthCheckResponse(name, up ? Status.UP : Status.DOWN, Optional.empty());
  }
}
