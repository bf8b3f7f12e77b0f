package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.WebConnection;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** With objects that have the fields and methods of the containers' own. */
class UpgradeRequestTest {

  /** As org.glassfish.grizzly.http.util.MimeHeaders. */
  public static final class Headers {
    private String[] headers = new String[32];
    private int count = 3;
  }

  /** As org.glassfish.grizzly.http.util.CharChunk. */
  public static final class Characters {
    private char[] buff = new char[1024];
    private boolean recycled;

    public void recycle() {
      recycled = true;
    }
  }

  /** As org.glassfish.grizzly.http.HttpCodecFilter.ContentParsingState. */
  public static final class Parsing {
    public final Headers trailerHeaders = new Headers();
  }

  /** As org.glassfish.grizzly.http.HttpResponsePacket. */
  public static final class Response {
    private final Headers headers = new Headers();
    private boolean committed = true;

    public Headers getHeaders() {
      return headers;
    }

    public boolean isCommitted() {
      return committed;
    }
  }

  /** As what org.glassfish.grizzly.http.HttpRequestPacket is for its subclasses. */
  public abstract static class Packet {
    private final Parsing contentParsingState = new Parsing();
    private final Headers headers = new Headers();
    private final Response response = new Response();

    public Headers getHeaders() {
      return headers;
    }

    public Response getResponse() {
      return response;
    }
  }

  /** As the packet that a server has. */
  public static final class ServerPacket extends Packet {}

  /** As org.glassfish.grizzly.http.util.Parameters. */
  public static final class Parameters {
    final Characters tmpNameC = new Characters();
    final Characters tmpValueC = new Characters();
  }

  /** As org.glassfish.grizzly.http.server.Request. */
  public static final class Request {
    private final Packet packet = new ServerPacket();
    private final Parameters parameters = new Parameters();

    public Packet getRequest() {
      return packet;
    }

    public Parameters getParameters() {
      return parameters;
    }
  }

  /** As io.undertow.server.protocol.http.HttpServerConnection. */
  public static final class Connection {
    private Object upgradeListener = new Object();

    void setUpgradeListener(Runnable listener) {
      upgradeListener = listener;
    }
  }

  private static void assertForgotten(Headers headers) {
    assertEquals(0, headers.count);
    assertEquals(8, headers.headers.length);
  }

  @Test
  void headersAndBuffersOfGrizzlyAreForgotten() throws ReflectiveOperationException {
    Request request = new Request();

    UpgradeRequest.letGoOfGrizzly(request);

    assertForgotten(request.packet.headers);
    assertForgotten(request.packet.response.headers);
    assertForgotten(request.packet.contentParsingState.trailerHeaders);
    assertEquals(true, request.parameters.tmpNameC.recycled);
    assertNull(request.parameters.tmpNameC.buff);
    assertNull(request.parameters.tmpValueC.buff);
  }

  @Test
  void headersThatAreStillToBeWrittenStay() throws ReflectiveOperationException {
    Request request = new Request();
    request.packet.response.committed = false;

    UpgradeRequest.letGoOfGrizzly(request);

    assertEquals(3, request.packet.response.headers.count);
  }

  @Test
  void connectionOfUndertowForgetsWhoKnowsTheRequest() throws ReflectiveOperationException {
    Connection connection = new Connection();
    assertNotNull(connection.upgradeListener);

    UpgradeRequest.letGoOfUndertow(connection);

    assertNull(connection.upgradeListener);
  }

  /** As org.apache.catalina.connector.RequestFacade. */
  interface Facade extends ServletRequest {
    Object getUnwrappedCoyoteRequest();
  }

  /** As org.apache.catalina.connector.Request. */
  public static final class Served {
    private boolean afterService;
    private WebConnection connection;

    public void setWebConnection(WebConnection itsConnection) {
      connection = itsConnection;
    }
  }

  @Test
  void requestOfPayaraIsOverWhenItSaysSo() {
    Served served = new Served();
    UpgradeRequest request = UpgradeRequest.of(fake(Facade.class, served));
    assertFalse(request.isOver());

    served.afterService = true;

    assertTrue(request.isOver());
  }

  @Test
  void requestOfPayaraIsEndedByTheConnectionThatItIsGiven() {
    Served served = new Served();
    WebConnection connection = fake(WebConnection.class, null);

    UpgradeRequest.of(fake(Facade.class, served)).endsBy(connection);

    assertSame(connection, served.connection);
  }

  @Test
  void requestOfAnotherVersionIsTakenToBeOver() {
    UpgradeRequest request = UpgradeRequest.of(fake(Facade.class, new Object()));

    assertTrue(request.isOver());
    request.endsBy(fake(WebConnection.class, null));
  }

  @Test
  void anotherContainerKeepsItsRequest() {
    UpgradeRequest request = UpgradeRequest.of(fake(ServletRequest.class, null));

    assertTrue(request.isOver());
    request.letGo();
    request.letGo();
  }

  private static <T> T fake(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }
}
