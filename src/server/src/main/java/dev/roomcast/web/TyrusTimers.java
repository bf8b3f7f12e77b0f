package dev.roomcast.web;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.core.BaseContainer;

/**
 * The timers of Tyrus, which is in Payara, without those that do nothing. Tyrus starts an idle timer
 * for every session and again at every message, also where the idle timeout is zero, and that one
 * ends at once without effect. It is a task of the container's managed executor; that costs more
 * than all the rest of sending a message.
 */
/* Threads: any. */
final class TyrusTimers {
  private static final System.Logger LOG = System.getLogger(TyrusTimers.class.getName());

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> ended;

  private TyrusTimers(ScheduledExecutorService executor) {
    this.executor = executor;
    this.ended = executor.schedule(() -> {}, 1, TimeUnit.DAYS);
    ended.cancel(false);
  }

  /**
   * Puts them in the place of a web application's own, for all its endpoints; in another container
   * there is nothing to be done.
   */
  static void install(ServletContext application) {
    Object container = application.getAttribute(ServerContainer.class.getName());
    if (container == null || !container.getClass().getName().startsWith("org.glassfish.tyrus.")) {
      return;
    }
    try {
      Field timers = BaseContainer.class.getDeclaredField("managedScheduledExecutorService");
      timers.setAccessible(true);
      Object own = timers.get(container);
      if (own != null) {
        timers.set(container, new TyrusTimers((ScheduledExecutorService) own).asExecutor());
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Tyrus starts idle timers without effect, at a higher cost: {0}",
          String.valueOf(unknown));
    }
  }

  private ScheduledExecutorService asExecutor() {
    return (ScheduledExecutorService)
        Proxy.newProxyInstance(
            TyrusTimers.class.getClassLoader(),
            new Class<?>[] {ScheduledExecutorService.class},
            (proxy, method, arguments) ->
                isWithoutEffect(method, arguments) ? ended : passOn(method, arguments));
  }

  private static boolean isWithoutEffect(Method method, Object[] arguments) {
    return method.getName().equals("schedule")
        && arguments[0].getClass().getName().endsWith("$IdleTimeoutCommand")
        && (Long) arguments[1] <= 0;
  }

  private Object passOn(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(executor, arguments);
    } catch (InvocationTargetException fault) {
      throw fault.getCause();
    }
  }
}
