package dev.roomcast.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.WebConnection;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * The request that a WebSocket began with. Containers keep the whole of it for as long as the
 * WebSocket lives, with each header in several buffers; what nobody reads any more is let go here.
 * Of an idle connection's live heap that is about 3 KB of 15 in WildFly and 20 of 46 in Payara.
 *
 * <p>Knows Grizzly, which is in Payara, and Undertow, which is in WildFly, by the names of their
 * fields and methods. In another container, or where one of these is missing, all is kept.
 */
/* Threads: the one that opens the WebSocket, and in Payara before anything is read from it. */
final class UpgradeRequest {
  private static final System.Logger LOG = System.getLogger(UpgradeRequest.class.getName());
  private static final String IN_PAYARA = "getUnwrappedCoyoteRequest";
  private static final int FEW_HEADERS = 8; // what Grizzly begins with
  private static final Object NOBODY = null;

  private Object request; // null once it is let go

  private UpgradeRequest(Object request) {
    this.request = request;
  }

  /** The request of this handshake. */
  static UpgradeRequest of(ServletRequest request) {
    return new UpgradeRequest(ClientConnection.unwrapped(request));
  }

  /**
   * Whether the thread that serves it is done with it. No API tells that of a request that becomes a
   * WebSocket: where Payara's own does not either, and in other containers, it is taken to be over.
   */
  boolean isOver() {
    try {
      Optional<Object> payaras = ofPayara();
      return payaras.isEmpty() || (boolean) Insides.value(payaras.get(), "afterService");
    } catch (ReflectiveOperationException otherVersion) {
      LOG.log(System.Logger.Level.DEBUG, "A request does not tell when it is over", otherVersion);
      return true;
    }
  }

  /** Makes Payara close this connection when it finds the client gone, instead of one of its own. */
  void endsBy(WebConnection connection) {
    try {
      Optional<Object> payaras = ofPayara();
      if (payaras.isPresent()) {
        Insides.call(payaras.get(), "setWebConnection", connection);
      }
    } catch (ReflectiveOperationException otherVersion) {
      LOG.log(System.Logger.Level.DEBUG, "A request is ended by its container", otherVersion);
    }
  }

  /** Lets go of it; to be called when all was read that is wanted, a second call is without effect. */
  void letGo() {
    try {
      Optional<Object> payaras = ofPayara();
      if (payaras.isPresent()) {
        letGoOfGrizzly(Insides.call(payaras.get(), "getCoyoteRequest"));
      } else if (request != null && Insides.has(request, "getExchange")) {
        letGoOfUndertow(Insides.call(Insides.call(request, "getExchange"), "getConnection"));
      }
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      LOG.log(System.Logger.Level.DEBUG, "A request is kept by its container", otherVersion);
    }
    request = null;
  }

  private Optional<Object> ofPayara() throws ReflectiveOperationException {
    return request != null && Insides.has(request, IN_PAYARA)
        ? Optional.of(Insides.call(request, IN_PAYARA))
        : Optional.empty();
  }

  /* The connection knows whom it called when the request was done, and that one the request. */
  static void letGoOfUndertow(Object connection) throws ReflectiveOperationException {
    Insides.call(connection, "setUpgradeListener", NOBODY);
  }

  /*
   * The request itself carries what the client sends from now on. With each piece of it Grizzly asks
   * for a header, which it may find missing but must not see vanish.
   */
  static void letGoOfGrizzly(Object request) throws ReflectiveOperationException {
    Object packet = Insides.call(request, "getRequest");
    Object response = Insides.call(packet, "getResponse");
    if (Boolean.TRUE.equals(Insides.call(response, "isCommitted"))) {
      forgetHeaders(Insides.call(response, "getHeaders"));
    }
    forgetHeaders(Insides.call(packet, "getHeaders"));
    forgetHeaders(Insides.value(Insides.value(packet, "contentParsingState"), "trailerHeaders"));
    Object parameters = Insides.call(request, "getParameters");
    forgetCharacters(Insides.value(parameters, "tmpNameC"));
    forgetCharacters(Insides.value(parameters, "tmpValueC"));
  }

  /* As in a new object. Its own clear() keeps the buffers, for the next request. */
  private static void forgetHeaders(Object mimeHeaders) throws ReflectiveOperationException {
    Field headers = Insides.field(mimeHeaders, "headers");
    Insides.field(mimeHeaders, "count").setInt(mimeHeaders, 0);
    headers.set(mimeHeaders, Array.newInstance(headers.getType().getComponentType(), FEW_HEADERS));
  }

  /* It makes a new buffer when it needs one. */
  private static void forgetCharacters(Object charChunk) throws ReflectiveOperationException {
    Insides.call(charChunk, "recycle");
    Insides.field(charChunk, "buff").set(charChunk, null);
  }
}
