package dev.roomcast.publisher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings, each named {@value #PREFIX} and the component's name with hyphens. Read once at the
 * start; the one exception is {@value #TOKEN}, which {@link Token} reads before every request.
 *
 * @param url where the hub is, as in {@code https://hub.example.com} or, below a context root,
 *     {@code https://example.com/roomcast}. Required: nobody can guess it
 * @param tokenFile a file that holds the token, for platforms that renew secrets as files. Default:
 *     none, then {@value #TOKEN} holds the token
 * @param queueMaxEvents events that may wait for the hub. Default 10000: ten minutes without the
 *     hub at 16 events a second
 * @param queueMaxBytes bytes of JSON that may wait. Default 16777216: 16 MiB is little for an
 *     application server, and holds 10000 events of 1.6 kB
 * @param batchMaxEvents events in one request. Default 100: the cost of a request no longer counts
 * @param batchMaxBytes bytes of JSON in one request; a larger event travels alone. Default 262144,
 *     at most 1000000: the hub takes 1 MB
 * @param requestTimeout how long one request may take, answer included. Default PT5S: a hub that
 *     needs longer is ill
 * @param publishTimeout how long {@code Broadcaster.publish} tries. Default PT10S: two requests
 *     that time out, and less than what a user waits for a page
 * @param flushTimeout how long a stopping application waits for what is still queued. Default PT5S:
 *     container platforms kill after ten seconds
 */
record Settings(
    URI url,
    Optional<Path> tokenFile,
    int queueMaxEvents,
    int queueMaxBytes,
    int batchMaxEvents,
    int batchMaxBytes,
    Duration requestTimeout,
    Duration publishTimeout,
    Duration flushTimeout) {

  static final String PREFIX = "roomcast.publisher.";
  static final String TOKEN = PREFIX + "token";

  private static final int HUB_MAX_BODY = 1_000_000;   // bytes

  Settings {
    check(isHttp(url), "url", "be an http or https URL without user, query or fragment", url);
    check(queueMaxEvents > 0, "queue-max-events", "be positive", queueMaxEvents);
    check(queueMaxBytes > 0, "queue-max-bytes", "be positive", queueMaxBytes);
    check(batchMaxEvents > 0, "batch-max-events", "be positive", batchMaxEvents);
    check(
        batchMaxBytes > 0 && batchMaxBytes <= HUB_MAX_BODY,
        "batch-max-bytes", "be 1 to " + HUB_MAX_BODY, batchMaxBytes);
    check(isPositive(requestTimeout), "request-timeout", "be positive", requestTimeout);
    check(isPositive(publishTimeout), "publish-timeout", "be positive", publishTimeout);
    check(!flushTimeout.isNegative(), "flush-timeout", "not be negative", flushTimeout);
  }

  /**
   * Reads the settings.
   *
   * @param config the value of a setting by its full name
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  static Settings read(Function<String, Optional<String>> config) {
    Function<String, Optional<String>> value = name -> config.apply(PREFIX + name);
    Optional<Path> tokenFile = value.apply("token-file").map(Path::of);
    if (tokenFile.isPresent() && config.apply(TOKEN).isPresent()) {
      throw new IllegalArgumentException(
          "set either " + TOKEN + " or " + PREFIX + "token-file, not both");
    }
    return new Settings(
        uri(value.apply("url").orElseThrow(() -> new IllegalArgumentException(
            PREFIX + "url is required: the hub's address, as in https://hub.example.com"))),
        tokenFile,
        number(value, "queue-max-events", 10_000),
        number(value, "queue-max-bytes", 16 * 1024 * 1024),
        number(value, "batch-max-events", 100),
        number(value, "batch-max-bytes", 256 * 1024),
        duration(value, "request-timeout", Duration.ofSeconds(5)),
        duration(value, "publish-timeout", Duration.ofSeconds(10)),
        duration(value, "flush-timeout", Duration.ofSeconds(5)));
  }

  /** Where events are posted to. */
  URI eventsUrl() {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/events");
  }

  private static URI uri(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException notAUri) {
      throw new IllegalArgumentException(PREFIX + "url is not a URL: " + text, notAUri);
    }
  }

  private static int number(
      Function<String, Optional<String>> value, String name, int byDefault) {
    String text = value.apply(name).orElse(String.valueOf(byDefault)).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          PREFIX + name + " must be a whole number, was " + text, notANumber);
    }
  }

  private static Duration duration(
      Function<String, Optional<String>> value, String name, Duration byDefault) {
    String text = value.apply(name).orElse(byDefault.toString()).strip();
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notADuration) {
      throw new IllegalArgumentException(
          PREFIX + name + " must be a duration such as PT5S, was " + text, notADuration);
    }
  }

  private static boolean isHttp(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void check(boolean holds, String name, String must, Object was) {
    if (!holds) {
      throw new IllegalArgumentException(PREFIX + name + " must " + must + ", was " + was);
    }
  }
}
