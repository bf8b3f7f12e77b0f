package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.roomcast.cluster.ConnectionDetail;
import dev.roomcast.webapp.admin.ui.Facts;
import dev.roomcast.webapp.admin.ui.Figures;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a connection's own node tells of it: what the token says, never the token itself, and the
 * headers of the first request.
 */
final class Detail {
  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");   // seconds

  private final Div claims = waiting();
  private final Div headers = waiting();

  private static Div waiting() {
    return hint(new Div(), "connection.detail.asked");
  }

  private static Div hint(Div region, String name) {
    Paragraph hint = new Paragraph(text(name));
    hint.addClassName("hint");
    region.removeAll();
    region.add(hint);
    return region;
  }

  Div claims() {
    return claims;
  }

  Div headers() {
    return headers;
  }

  /** @param answer empty if the node has not answered, or the connection is gone */
  void show(Optional<ConnectionDetail> answer) {
    if (answer.isEmpty()) {
      hint(claims, "connection.detail.unknown");
      hint(headers, "connection.detail.unknown");
      return;
    }
    Facts said = new Facts();
    new TreeMap<>(answer.get().claims()).forEach((name, value) -> said.tell(name, shown(name, value)));
    fill(claims, said, answer.get().claims().isEmpty());
    Facts sent = new Facts();
    for (String header : answer.get().headers()) {
      int colon = header.indexOf(": ");
      sent.tell(header.substring(0, colon), header.substring(colon + 2));
    }
    fill(headers, sent, answer.get().headers().isEmpty());
  }

  private static void fill(Div region, Facts facts, boolean empty) {
    if (empty) {
      hint(region, "connection.detail.none");
    } else {
      region.removeAll();
      region.add(facts);
    }
  }

  private static String shown(String name, Object value) {
    if (TIMES.contains(name) && value instanceof Number seconds) {
      return Figures.exact(Instant.ofEpochSecond(seconds.longValue()));
    }
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
