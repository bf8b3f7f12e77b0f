package dev.roomcast.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Starts and stops the node with its web application. CDI's own start event comes too early: Payara
 * fires it before the application's managed executors can be looked up.
 */
@WebListener
public class NodeLifecycle implements ServletContextListener {
  @Inject private Node node;
  @Inject private RunningSystems runningSystems;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    TyrusTimers.install(event.getServletContext());
    node.start();
    runningSystems.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    runningSystems.stop();
    node.stop();
  }
}
