package dev.roomcast.webapp.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

  @Test
  void itSaysWhomTheTokenIsFor() throws Exception {
    TokenRequest request = read("""
        {"user":"ada","projects":["p","*"],"agents":["a"],"groups":["g"],"seconds":60}""");

    assertEquals("ada", request.user());
    assertEquals(Set.of("g"), request.groups());
    assertEquals(Duration.ofMinutes(1), request.lifetime());
    assertEquals(
        Map.of("projects", List.of("p", "*"), "agents", List.of("a")), request.claims());
  }

  @Test
  void onlyTheUserIsNeeded() throws Exception {
    assertEquals(
        new TokenRequest("ada", Set.of(), Set.of(), Set.of(), Duration.ofHours(1)),
        read("{\"user\":\"ada\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[]",
      "{}",
      "{\"user\":\"\"}",
      "{\"user\":\"a b\"}",
      "{\"user\":7}",
      "{\"user\":\"ada\",\"projects\":\"p\"}",
      "{\"user\":\"ada\",\"projects\":[7]}",
      "{\"user\":\"ada\",\"groups\":[\" \"]}",
      "{\"user\":\"ada\",\"seconds\":0}",
      "{\"user\":\"ada\",\"seconds\":86401}",
      "{\"user\":\"ada\",\"seconds\":\"60\"}"})
  void aRequestOutOfBoundsIsRefused(String json) {
    assertThrows(DevRefused.class, () -> read(json));
  }

  private static TokenRequest read(String json) throws DevRefused, JsonProcessingException {
    return TokenRequest.of(new ObjectMapper().readTree(json));
  }
}
