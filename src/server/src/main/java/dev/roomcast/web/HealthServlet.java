package dev.roomcast.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Answers health checks on the application's own port, in the format of MicroProfile Health 4.0
 * section 3: a container that has its own endpoint for them may have it on another port, or none.
 */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final JsonMapper JSON = new JsonMapper();

  @Inject @Any private transient Instance<HealthCheck> checks;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (path) {
      case "", "/" -> answer(response, List.of(new LivenessLiteral(), new ReadinessLiteral()));
      case "/live" -> answer(response, List.of(new LivenessLiteral()));
      case "/ready" -> answer(response, List.of(new ReadinessLiteral()));
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void answer(HttpServletResponse response, List<Annotation> kinds) throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "UP");
    ArrayNode results = body.putArray("checks");
    for (Annotation kind : kinds) {
      for (HealthCheck check : checks.select(kind)) {
        HealthCheckResponse result = check.call();
        ObjectNode shown =
            results
                .addObject()
                .put("name", result.getName())
                .put("status", result.getStatus().name());
        result.getData().ifPresent(data -> shown.set("data", JSON.valueToTree(data)));
        if (result.getStatus() == HealthCheckResponse.Status.DOWN) {
          body.put("status", "DOWN");
        }
      }
    }
    boolean up = body.path("status").asText().equals("UP");
    response.setStatus(
        up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getWriter().write(body.toString());
  }

  private static final class LivenessLiteral extends AnnotationLiteral<Liveness>
      implements Liveness {
    private static final long serialVersionUID = 1L;
  }

  private static final class ReadinessLiteral extends AnnotationLiteral<Readiness>
      implements Readiness {
    private static final long serialVersionUID = 1L;
  }
}
