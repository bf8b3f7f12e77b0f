package dev.roomcast.webapp.admin.overview;

import static dev.roomcast.webapp.admin.ui.Texts.text;
import static dev.roomcast.webapp.admin.ui.Texts.textOr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import dev.roomcast.webapp.admin.ui.Figures;
import java.util.Map;

/** How often something happened for which reason, since the start; the most frequent first. */
final class Reasons extends Div {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final Paragraph none;
  private final NativeTableBody rows = new NativeTableBody();
  private Map<String, Long> shown = Map.of();

  Reasons(String kind) {
    this.kind = kind;
    this.none = new Paragraph(text("overview." + kind + ".none"));
    addClassName("reasons-table");
    NativeTable table = new NativeTable();
    table.getElement().setAttribute("aria-label", text("overview." + kind + ".by-reason"));
    table.add(rows);
    add(new H3(text("overview." + kind + ".by-reason")), none, table);
  }

  void show(Map<String, Long> counts) {
    if (counts.equals(shown)) {
      return;
    }
    shown = Map.copyOf(counts);
    rows.removeAll();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue())));
    none.setVisible(rows.getChildren().findAny().isEmpty());
  }

  private NativeTableRow row(String code, long count) {
    NativeTableRow row = new NativeTableRow();
    row.addHeaderCell().setText(textOr(code, kind + "." + code));
    row.addDataCell().setText(Figures.count(count));
    return row;
  }
}
