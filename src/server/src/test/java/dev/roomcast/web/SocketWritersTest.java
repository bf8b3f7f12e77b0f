package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.websocket.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketWritersTest {
  private final Session session =
      (Session)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, arguments) -> null);

  private SocketWriter.Kind kind(SocketWriters.ShortWay way) {
    String container = session.getClass().getPackageName();
    return new SocketWriters(Map.of(container, way)).open(session).kind();
  }

  @Test
  void knownContainerIsWrittenInTheShortWay() {
    SocketWriter ours = new PortableWriter(session);
    String container = session.getClass().getPackageName();

    assertEquals(
        ours, new SocketWriters(Map.of(container, known -> Optional.of(ours))).open(session));
  }

  @Test
  void unknownContainerIsWrittenThroughTheJakartaApi() {
    SocketWriters writers = SocketWriters.ofContainers();

    assertEquals(SocketWriter.Kind.PORTABLE, writers.open(session).kind());
  }

  @Test
  void containerWithoutTheFieldThatWeKnowIsWrittenThroughTheJakartaApi() {
    assertEquals(
        SocketWriter.Kind.PORTABLE,
        kind(
            container -> {
              throw new NoSuchFieldException("channel");
            }));
  }

  @Test
  void containerOfOtherTypesIsWrittenThroughTheJakartaApi() {
    assertEquals(SocketWriter.Kind.PORTABLE, kind(TyrusWriter::of));
    assertEquals(SocketWriter.Kind.PORTABLE, kind(UndertowWriter::of));
  }

  @Test
  void sessionWithAnExtensionIsWrittenThroughTheJakartaApi() {
    assertEquals(SocketWriter.Kind.PORTABLE, kind(container -> Optional.empty()));
  }

  @Test
  void openWebSocketsAreCountedByTheirWay() {
    SocketWriters writers = SocketWriters.portable();
    SocketWriter first = writers.open(session);
    writers.open(session);
    writers.closed(first);

    assertEquals(1, writers.count(SocketWriter.Kind.PORTABLE));
    assertEquals(0, writers.count(SocketWriter.Kind.TYRUS));
  }

  /* As in a WAR on WildFly that may not see the modules which it has inside. */
  @Test
  void containerThatTheApplicationCannotSeeIsWrittenThroughTheJakartaApi() throws Exception {
    assertPortableWhereHidden(new UndertowServer(), "io.undertow.", "org.xnio.");
    assertPortableWhereHidden(new TyrusServer(), "org.glassfish.tyrus.");
  }

  private static void assertPortableWhereHidden(WebSocketServer server, String... packages)
      throws Exception {
    try (server; RawClient client = RawClient.connect(server.port())) {
      Class<?> type = new Blinkers(packages).loadClass(SocketWriters.class.getName());
      Method ofContainers = type.getDeclaredMethod("ofContainers");
      Method open = type.getDeclaredMethod("open", Session.class);
      ofContainers.setAccessible(true);
      open.setAccessible(true);

      Object writer = open.invoke(ofContainers.invoke(null), server.opened().session());

      assertEquals(PortableWriter.class.getName(), writer.getClass().getName());
    }
  }

  /** Loads our classes anew, and does not find those of some packages. */
  private static final class Blinkers extends ClassLoader {
    private final String[] hidden;

    Blinkers(String... hidden) {
      super(SocketWritersTest.class.getClassLoader());
      this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      for (String start : hidden) {
        if (name.startsWith(start)) {
          throw new ClassNotFoundException(name);
        }
      }
      if (!name.startsWith("dev.roomcast.web.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
