package dev.roomcast.webapp;

import dev.roomcast.web.Development;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Serves the sample client page at {@code /} in development mode. Otherwise {@code /} leads to the
 * dashboard and the page does not exist.
 */
@WebServlet({"", "/sample/*"})
public class SamplePageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String FOLDER = "/WEB-INF/sample/";
  private static final String PAGE = "index.html";

  /** All files there are and their types, so that no path leads to another file. */
  private static final Map<String, String> FILES = Map.of(
      PAGE, "text/html;charset=UTF-8",
      "sample.css", "text/css;charset=UTF-8",
      "sample.js", "text/javascript;charset=UTF-8",
      "client.js", "text/javascript;charset=UTF-8",
      "live.js", "text/javascript;charset=UTF-8",
      "socket.io.min.js", "text/javascript;charset=UTF-8",
      "socket.io.LICENSE.txt", "text/plain;charset=UTF-8");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Inject
  private transient Development development;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Not the servlet path: for the root it is "" on Payara and "/" on WildFly.
    boolean root = request.getHttpServletMapping().getMappingMatch() == MappingMatch.CONTEXT_ROOT;
    if (development.enabled()) {
      send(root ? PAGE : fileName(request), response);
    } else if (root) {
      response.sendRedirect(request.getContextPath() + "/admin/");
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static String fileName(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }

  private void send(String name, HttpServletResponse response) throws IOException {
    String type = FILES.get(name);
    if (type == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (InputStream file = getServletContext().getResourceAsStream(FOLDER + name)) {
      file.transferTo(response.getOutputStream());
    }
  }
}
