package dev.roomcast.web;

import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;

/** Undertow with its own WebSockets, as in WildFly. */
final class UndertowServer implements WebSocketServer {
  private final Undertow undertow;

  UndertowServer() {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(UndertowServer.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("test")
            .addServletContextAttribute(
                WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                new WebSocketDeploymentInfo()
                    .setBuffers(new DefaultByteBufferPool(true, 16 * 1024))
                    .addEndpoint(Endpoint.class));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    try {
      undertow =
          Undertow.builder()
              .addHttpListener(0, "127.0.0.1")
              .setIoThreads(2)
              .setWorkerThreads(4)
              .setHandler(manager.start())
              .build();
    } catch (ServletException fault) {
      throw new IllegalStateException(fault);
    }
    undertow.start();
  }

  @Override
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
