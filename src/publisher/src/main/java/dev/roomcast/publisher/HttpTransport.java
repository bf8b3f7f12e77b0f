package dev.roomcast.publisher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Posts by HTTP/1.1 with a bearer token. Redirects are not followed, so that the token goes to the
 * configured hub only.
 */
final class HttpTransport implements Transport {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final URI url;
  private final Token token;

  /*
   * The client keeps its own daemon threads. A container's executor refuses work while the
   * application is being undeployed, which is when the queue is flushed.
   */
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .followRedirects(HttpClient.Redirect.NEVER)
      .build();

  HttpTransport(URI url, Token token) {
    this.url = url;
    this.token = token;
  }

  @Override
  public Answer post(UUID key, byte[] body, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url)
        .header("Authorization", "Bearer " + token.read())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Idempotency-Key", key.toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
    HttpResponse<String> response = exchange(request, timeout);
    return new Answer(response.statusCode(), retryAfter(response), response.body());
  }

  /* The request's own timeout ends with the answer's headers; this one covers its body too. */
  private HttpResponse<String> exchange(HttpRequest request, Duration timeout)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new IOException("no answer from " + url + " within " + timeout, late);
    } catch (ExecutionException failed) {
      throw new IOException("no answer from " + url + ": " + failed.getCause(), failed.getCause());
    } finally {
      answer.cancel(true);   // frees the connection unless the answer is complete
    }
  }

  /* Seconds only (RFC 9110, 10.2.3): the hub sends no dates, and clocks differ. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response.headers().firstValue("Retry-After")
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }
}
