package dev.roomcast.web;

import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.Bootstrap;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** Undertow with its own WebSockets, as in WildFly. */
final class UndertowServer implements WebSocketServer {
  private static final ClassLoader WITHOUT_EXTENSIONS = new WithoutExtensions();

  private final Undertow undertow;

  UndertowServer() {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(WITHOUT_EXTENSIONS)
            .setContextPath("/")
            .setDeploymentName("test")
            .addServletExtension(new Bootstrap())
            .addServletContextAttribute(
                WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                new WebSocketDeploymentInfo()
                    .setBuffers(new DefaultByteBufferPool(true, 16 * 1024))
                    .addEndpoint(Endpoint.class));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    deploy(manager);
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

  /* Undertow looks for extensions by the thread's class loader as well. */
  private static void deploy(DeploymentManager manager) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(WITHOUT_EXTENSIONS);
    try {
      manager.deploy();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }

  /** Finds no extensions: ours reads settings, which only a whole server has. */
  private static final class WithoutExtensions extends ClassLoader {
    WithoutExtensions() {
      super(UndertowServer.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals("META-INF/services/" + ServletExtension.class.getName())
          ? Collections.emptyEnumeration()
          : super.getResources(name);
    }
  }
}
