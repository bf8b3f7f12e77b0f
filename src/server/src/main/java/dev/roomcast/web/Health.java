package dev.roomcast.web;

import dev.roomcast.hub.BrokerStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /**
   * Up while clients are served and new ones are let in, which they are without Redis too; how that
   * is, is shown.
   */
  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck readiness() {
    return () ->
        node.isReady()
            ? new HealthCheckResponse("roomcast-ready", Status.UP, Optional.of(log()))
            : response("roomcast-ready", false);
  }

  private Map<String, Object> log() {
    BrokerStatus log = node.broker().status();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("log_connected", log.connected());
    data.put("log_away_seconds", log.awayFor().toSeconds());
    data.put("log_waiting_events", (long) log.waitingMessages());
    data.put("log_lag_milliseconds", log.lag().toMillis());
    data.put("log_reconnects", log.reconnects());
    data.put("log_last_id", log.lastId());
    return data;
  }

  private static HealthCheckResponse response(String name, boolean up) {
    return new HealthCheckResponse(name, up ? Status.UP : Status.DOWN, Optional.empty());
  }
}
