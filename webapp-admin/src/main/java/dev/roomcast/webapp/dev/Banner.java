package dev.roomcast.webapp.dev;

import dev.roomcast.config.Settings;
import dev.roomcast.web.Development;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.webapp.admin.login.PasswordForThisRun;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In development mode: says on the console where everything is and how to get in. */
@ApplicationScoped
public class Banner {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

  @Inject private Node node;
  @Inject private Development development;
  @Inject private PasswordForThisRun password;

  void print(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) NodeStarted started) {
    if (development.enabled()) {
      print(System.out, node.settings());
    }
  }

  private void print(PrintStream out, Settings settings) {
    String url = settings.publicUrl().toString().replaceAll("/$", "");
    String token =
        development
            .keys()
            .token(
                "ada",
                Set.of("roomcast-publisher", "roomcast-viewer"),
                Map.of("projects", List.of("*"), "agents", List.of("*")),
                TOKEN_LIFETIME);
    String login =
        settings.admin().passwordHash().isPresent()
            ? settings.admin().user() + ", with the password you configured"
            : settings.admin().user() + " / " + password.text();
    out.println(
        String.join(
            System.lineSeparator(),
            "",
            "  Roomcast is ready, in development mode: anybody who reaches it gets a token.",
            "",
            "  Sample page   " + url + "/",
            "  Dashboard     " + url + "/admin/   login: " + login,
            "  Socket.IO     io(\"" + url + "/ws\", {auth: {token}})",
            "  WebSocket     " + url.replaceFirst("^http", "ws") + "/ws",
            "  Publish API   " + url + "/api/v1/events",
            "  Figures       " + url + "/api/v1/websocket/stats, " + url + "/metrics",
            "",
            "  A token for user ada, all projects, all agents, "
                + TOKEN_LIFETIME.toHours() + " hours:",
            "",
            token,
            ""));
  }
}
