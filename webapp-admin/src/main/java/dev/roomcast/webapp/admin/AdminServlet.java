package dev.roomcast.webapp.admin;

import com.vaadin.cdi.CdiVaadinServlet;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the dashboard. */
@WebServlet(urlPatterns = AdminServlet.PATH + "/*", asyncSupported = true, loadOnStartup = 1)
public class AdminServlet extends CdiVaadinServlet {
  private static final long serialVersionUID = 1L;
  public static final String PATH = "/admin";

  /** The dashboard's first page, from the root of this server. */
  public static String home() {
    return VaadinServletRequest.getCurrent().getContextPath() + PATH + "/";
  }

  /** Adds headers that keep the dashboard out of other sites' frames and addresses. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // Vaadin's start page needs inline scripts, so the policy is about everything else.
    response.setHeader(
        "Content-Security-Policy",
        "frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    super.service(request, response);
  }
}
