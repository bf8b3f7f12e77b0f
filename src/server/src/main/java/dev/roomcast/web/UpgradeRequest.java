package dev.roomcast.web;

import jakarta.servlet.ServletRequest;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The request that a WebSocket began with. Containers keep the whole of it for as long as the
 * WebSocket lives, with each header in several buffers; what nobody reads any more is let go here.
 * Of an idle connection's live heap that is about 3 KB of 15 in WildFly and 20 of 46 in Payara.
 *
 * <p>Knows Grizzly, which is in Payara, and Undertow, which is in WildFly, by the names of their
 * fields and methods. In another container, or where one of these is missing, all is kept.
 */
/* Threads: the one that opens the WebSocket. */
final class UpgradeRequest {
  private static final System.Logger LOG = System.getLogger(UpgradeRequest.class.getName());
  private static final int FEW_HEADERS = 8; // what Grizzly begins with

  private Object request; // null once it is let go

  private UpgradeRequest(Object request) {
    this.request = request;
  }

  /** The request of this handshake. */
  static UpgradeRequest of(ServletRequest request) {
    return new UpgradeRequest(ClientConnection.unwrapped(request));
  }

  /** Lets go of it; to be called when the WebSocket is open and all was read that is wanted. */
  void letGo() {
    Object own = request;
    request = null;
    if (own == null) {
      return;
    }
    try {
      if (has(own, "getUnwrappedCoyoteRequest")) {
        letGoOfGrizzly(call(call(own, "getUnwrappedCoyoteRequest"), "getCoyoteRequest"));
      } else if (has(own, "getExchange")) {
        letGoOfUndertow(call(call(own, "getExchange"), "getConnection"));
      }
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      LOG.log(System.Logger.Level.DEBUG, "A request is kept by its container", otherVersion);
    }
  }

  /* The connection knows whom it called when the request was done, and that one the request. */
  static void letGoOfUndertow(Object connection) throws ReflectiveOperationException {
    for (Method each : connection.getClass().getDeclaredMethods()) {
      if (each.getName().equals("setUpgradeListener")) {
        each.setAccessible(true);
        each.invoke(connection, (Object) null);
      }
    }
  }

  /* The request itself carries what the client sends from now on; its headers are not asked for. */
  static void letGoOfGrizzly(Object request) throws ReflectiveOperationException {
    Object packet = call(request, "getRequest");
    Object response = call(packet, "getResponse");
    if (Boolean.TRUE.equals(call(response, "isCommitted"))) {
      forgetHeaders(call(response, "getHeaders"));
    }
    forgetHeaders(call(packet, "getHeaders"));
    forgetHeaders(value(value(packet, "contentParsingState"), "trailerHeaders"));
    Object parameters = call(request, "getParameters");
    forgetCharacters(value(parameters, "tmpNameC"));
    forgetCharacters(value(parameters, "tmpValueC"));
  }

  /* As in a new object. Its own clear() keeps the buffers, for the next request. */
  private static void forgetHeaders(Object mimeHeaders) throws ReflectiveOperationException {
    Field headers = field(mimeHeaders, "headers");
    field(mimeHeaders, "count").setInt(mimeHeaders, 0);
    headers.set(mimeHeaders, Array.newInstance(headers.getType().getComponentType(), FEW_HEADERS));
  }

  /* It makes a new buffer when it needs one. */
  private static void forgetCharacters(Object charChunk) throws ReflectiveOperationException {
    call(charChunk, "recycle");
    field(charChunk, "buff").set(charChunk, null);
  }

  private static boolean has(Object object, String method) {
    try {
      object.getClass().getMethod(method);
      return true;
    } catch (NoSuchMethodException otherContainer) {
      return false;
    }
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    Method found = object.getClass().getMethod(method);
    found.setAccessible(true);
    try {
      return found.invoke(object);
    } catch (InvocationTargetException fault) {
      throw new ReflectiveOperationException(fault.getCause());
    }
  }

  private static Object value(Object object, String name) throws ReflectiveOperationException {
    return field(object, name).get(object);
  }

  private static Field field(Object object, String name) throws ReflectiveOperationException {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field each : type.getDeclaredFields()) {
        if (each.getName().equals(name)) {
          each.setAccessible(true);
          return each;
        }
      }
    }
    throw new NoSuchFieldException(name);
  }
}
