package dev.roomcast.web;

import dev.roomcast.bridge.Bridge;
import dev.roomcast.bridge.Format;
import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.stats.Meters;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.ToDoubleFunction;

/** The figures of this node for Prometheus. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Node node;
  @Inject private transient RunningSystems runningSystems;
  private transient Meters meters;

  @Override
  public void init() {
    meters = new Meters(node.statistics());
    meters.gauge(
        "roomcast.sessions",
        "Sessions open, of clients connected or not yet",
        () -> node.engineSessions().seats().taken());
    ofTheLog();
    runningSystems.bridge().ifPresent(this::ofTheBridge);
    SessionEnds ends = node.sessionEnds();
    meters.counters(
        "roomcast.sessions.closed", "Ended sessions, of clients connected or not yet", "code",
        ends::endedByCode);
    meters.counters(
        "roomcast.violations", "Rules of the protocols that clients broke", "rule",
        ends::violationsByRule);
    for (SocketWriter.Kind kind : SocketWriter.Kind.values()) {
      meters.gauge(
          "roomcast.websockets",
          "WebSockets open, by the way in which they are written",
          "writer",
          kind.label(),
          () -> node.writers().count(kind));
    }
  }

  private void ofTheLog() {
    log("connected", "1 while published events reach all nodes", log -> log.connected() ? 1 : 0);
    log("away.seconds", "For how long they have not", log -> log.awayFor().toMillis() / 1e3);
    log("waiting.events", "Published here, not yet in the log", BrokerStatus::waitingMessages);
    log("waiting.bytes", "The same in bytes", BrokerStatus::waitingBytes);
    log("lag.seconds", "From publishing to this node", log -> log.lag().toMillis() / 1e3);
    log("reconnects", "Connections to the log made anew", BrokerStatus::reconnects);
  }

  private void ofTheBridge(Bridge bridge) {
    meters.gauge(
        "roomcast.bridge.listening",
        "1 on the node that takes what running systems emit",
        () -> bridge.isListening() ? 1 : 0);
    for (Format format : Format.values()) {
      meters.counters(
          "roomcast.bridge." + format.code() + ".messages",
          "Messages of running systems, by what became of them",
          "outcome",
          () -> bridge.counts(format));
    }
  }

  private void log(String name, String description, ToDoubleFunction<BrokerStatus> figure) {
    meters.gauge(
        "roomcast.log." + name,
        description,
        () -> figure.applyAsDouble(node.broker().status()));
  }

  @Override
  public void destroy() {
    meters.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (node.settings().metricsPublic() || isViewer(request, response)) {
      response.setContentType("text/plain; version=0.0.4; charset=utf-8");
      response.getWriter().write(meters.scrape());
    }
  }

  private boolean isViewer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String token = BearerToken.of(request.getHeader("Authorization"));
      if (Roles.includes(node.verifier().verify(token).groups(), Roles.VIEWER)) {
        return true;
      }
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } catch (Refused refused) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader("WWW-Authenticate", "Bearer");
      response.setContentType("application/json");
      response.getWriter().write("{\"error\":" + Reply.error(refused) + "}");
    }
    return false;
  }
}
