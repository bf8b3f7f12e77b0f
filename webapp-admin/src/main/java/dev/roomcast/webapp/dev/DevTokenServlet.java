package dev.roomcast.webapp.dev;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes a token for whomever the sample page wants to be. */
@WebServlet("/dev/token")
public class DevTokenServlet extends DevServlet {
  private static final long serialVersionUID = 1L;

  @Override
  void post(JsonNode body, HttpServletResponse response) throws DevRefused, IOException {
    TokenRequest wanted = TokenRequest.of(body);
    Instant expiresAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(wanted.lifetime());
    String token = development().keys()
        .token(wanted.user(), wanted.groups(), wanted.claims(), wanted.lifetime());
    send(response, HttpServletResponse.SC_OK, new Token(token, expiresAt.toString()));
  }

  private record Token(String token, @JsonProperty("expires_at") String expiresAt) {}
}
