package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.roomcast.webapp.admin.ui.Facts;
import dev.roomcast.webapp.admin.ui.Figures;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the token of a connection says; never the token itself. */
final class Claims extends Div {
  private static final long serialVersionUID = 1L;
  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");   // seconds

  void show(Optional<Map<String, Object>> claims) {
    removeAll();
    if (claims.isEmpty()) {
      Paragraph elsewhere = new Paragraph(text("connection.claims.elsewhere"));
      elsewhere.addClassName("hint");
      add(elsewhere);
      return;
    }
    Facts facts = new Facts();
    new TreeMap<>(claims.get()).forEach((name, value) -> facts.tell(name, shown(name, value)));
    add(facts);
  }

  private static String shown(String name, Object value) {
    return TIMES.contains(name) && value instanceof Number seconds
        ? Figures.exact(Instant.ofEpochSecond(seconds.longValue()))
        : String.valueOf(value);
  }
}
