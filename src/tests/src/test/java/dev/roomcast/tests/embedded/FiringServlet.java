package dev.roomcast.tests.embedded;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;

/**
 * What an application's bean does with an event: {@code /fire?how=commit&room=…&n=1} fires it in
 * one of the usual ways and answers the name of what was thrown, or "fired".
 */
@WebServlet("/fire")
public class FiringServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  private transient Event<Happened> events;

  @Resource
  private transient UserTransaction transaction;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Happened event =
        new Happened(request.getParameter("room"), Integer.parseInt(request.getParameter("n")));
    try {
      fire(request.getParameter("how"), event);
      response.getWriter().print("fired");
    } catch (Exception e) {
      response.getWriter().print(e.getClass().getSimpleName());
    }
  }

  private void fire(String how, Happened event) throws Exception {
    switch (how) {
      case "plainly" -> events.fire(event);
      case "asynchronously" -> events.fireAsync(event).toCompletableFuture().get();
      case "commit" -> {
        transaction.begin();
        events.fire(event);
        transaction.commit();
      }
      case "rollback" -> {
        transaction.begin();
        events.fire(event);
        transaction.rollback();
      }
      default -> throw new IllegalArgumentException(how);
    }
  }
}
