package dev.roomcast.bench.peer;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roomcast.bench.load.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.RsaKeyUtil;

/**
 * netty-socketio with what an application adds to it: tokens checked at the connect and at each
 * publish request, {@code subscribe} with an acknowledgement, and publishing over HTTP.
 *
 * <p>{@code NettySocketioServer PORT PUBLISH_PORT KEY.pem}
 */
public final class NettySocketioServer {
  private static final String BEARER = "Bearer ";

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicLong published = new AtomicLong();
  private final SocketIOServer server;
  private final JwtConsumer tokens;

  private NettySocketioServer(SocketIOServer server, JwtConsumer tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setHostname("127.0.0.1");
    configuration.setPort(Integer.parseInt(arguments[0]));
    configuration.setTransports(Transport.WEBSOCKET);
    configuration.setUseLinuxNativeEpoll(true);
    configuration.getSocketConfig().setTcpNoDelay(true);
    configuration.getSocketConfig().setReuseAddress(true);
    SocketIOServer server = new SocketIOServer(configuration);
    NettySocketioServer peer =
        new NettySocketioServer(server, tokens(Files.readString(Path.of(arguments[2]))));
    peer.listen();
    server.start();
    HttpServer http = HttpServer.create(
        new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1])), 0);
    http.createContext("/", peer::publish);
    http.setExecutor(Executors.newSingleThreadExecutor());
    http.start();
  }

  private static JwtConsumer tokens(String pem) throws Exception {
    return new JwtConsumerBuilder()
        .setVerificationKey(new RsaKeyUtil().fromPemEncoded(pem))
        .setExpectedIssuer(Tokens.ISSUER)
        .setExpectedAudience(Tokens.AUDIENCE)
        .setRequireSubject()
        .setRequireExpirationTime()
        .setJwsAlgorithmConstraints(
            new AlgorithmConstraints(ConstraintType.PERMIT, "RS256"))
        .build();
  }

  private void listen() {
    server.getNamespace("").addAuthTokenListener((auth, client) -> {
      try {
        JwtClaims claims = claims(((Map<?, ?>) auth).get("token"));
        client.set("projects", claims.getStringListClaimValue("projects"));
        return AuthTokenResult.AuthTokenResultSuccess;
      } catch (InvalidJwtException | MalformedClaimException e) {
        return new AuthTokenResult(false, "token-refused");
      }
    });
    server.addEventListener("subscribe", Map.class, (client, argument, answer) -> {
      String room = String.valueOf(argument.get("room"));
      List<String> projects = client.get("projects");
      if (!projects.contains("*") && !projects.contains(room.substring("project:".length()))) {
        answer.sendAckData(Map.of("ok", false));
        return;
      }
      client.joinRoom(room);
      answer.sendAckData(Map.of("ok", true, "room", room));
    });
  }

  private JwtClaims claims(Object token) throws InvalidJwtException {
    return tokens.processToClaims(String.valueOf(token));
  }

  private void publish(HttpExchange request) throws IOException {
    try (request) {
      byte[] body = request.getRequestBody().readAllBytes();
      if (!request.getRequestMethod().equals("POST")) {
        request.sendResponseHeaders(200, -1);
        return;
      }
      String header = request.getRequestHeaders().getFirst("Authorization");
      claims(header.substring(BEARER.length()));
      JsonNode events = json.readTree(body);
      if (events.has("events")) {
        events.get("events").forEach(this::emit);
      } else {
        emit(events);
      }
      byte[] answer = "{\"published\":[]}".getBytes(StandardCharsets.UTF_8);
      request.sendResponseHeaders(200, answer.length);
      request.getResponseBody().write(answer);
    } catch (InvalidJwtException e) {
      request.sendResponseHeaders(401, -1);
    }
  }

  private void emit(JsonNode event) {
    String type = event.get("type").textValue();
    for (JsonNode room : event.get("rooms")) {
      Map<String, Object> envelope = new LinkedHashMap<>();
      envelope.put("id", String.format("32av-bench-%09d", published.getAndIncrement()));
      envelope.put("type", type);
      envelope.put("room", room.textValue());
      envelope.put("time", Instant.ofEpochMilli(System.currentTimeMillis()).toString());
      envelope.put("data", event.get("data"));
      server.getRoomOperations(room.textValue()).sendEvent(type, envelope);
    }
  }
}
