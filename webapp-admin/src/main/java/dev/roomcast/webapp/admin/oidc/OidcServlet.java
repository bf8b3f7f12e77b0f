package dev.roomcast.webapp.admin.oidc;

import dev.roomcast.webapp.admin.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the login service sends people back to. Not a view of the dashboard: a page that is just
 * being opened must not lose its session.
 */
@WebServlet(OidcServlet.PATH)
public class OidcServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  static final String PATH = AdminServlet.PATH + "/oidc";

  @Inject private transient OidcSignIn signIn;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (signIn.name().isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer"); // The address holds a code.
    response.sendRedirect(signIn.arrive(request).toString());
  }
}
