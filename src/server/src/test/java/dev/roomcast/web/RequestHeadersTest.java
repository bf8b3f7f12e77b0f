package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

  private static HttpServletRequest request(Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestHeadersTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                  case "getHeader" -> headers.get(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static List<String> of(String... namesAndValues) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return RequestHeaders.of(request(headers));
  }

  @Test
  void harmlessOnesAreShown() {
    assertEquals(
        List.of("User-Agent: curl/8", "sec-ch-ua-platform: \"Linux\""),
        of("User-Agent", "curl/8", "sec-ch-ua-platform", "\"Linux\""));
  }

  @Test
  void ofAllOthersTheNameAlone() {
    assertEquals(
        List.of(
            "Authorization: (hidden)", "Cookie: (hidden)", "X-Corp-Whatever: (hidden)",
            "Sec-WebSocket-Protocol: (hidden)"),
        of(
            "Authorization", "Bearer secret", "Cookie", "session=secret",
            "X-Corp-Whatever", "secret", "Sec-WebSocket-Protocol", "token.secret"));
  }

  @Test
  void addressOfThePageIsShownWithoutItsQuery() {
    assertEquals(
        List.of("Referer: https://shop.example.org/page"),
        of("Referer", "https://shop.example.org/page?token=secret#secret"));
  }

  @Test
  void longOnesAreCut() {
    assertEquals(
        List.of("Accept: " + "x".repeat(200) + "…"), of("Accept", "x".repeat(201)));
  }

  @Test
  void equalOnesAreKeptOnce() {
    assertSame(of("Host", "hub.example.org").get(0), of("Host", "hub.example.org").get(0));
  }
}
