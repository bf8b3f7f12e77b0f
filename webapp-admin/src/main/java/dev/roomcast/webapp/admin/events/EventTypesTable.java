package dev.roomcast.webapp.admin.events;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.ValueProvider;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.stats.Reading;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.LiveRows;
import dev.roomcast.webapp.admin.ui.WideScreen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many events of each type there were, and how many a second there are. */
final class EventTypesTable extends Grid<TypeRates.Row> {
  private static final long serialVersionUID = 1L;

  private final transient TypeRates rates = new TypeRates();
  private final transient LiveRows<TypeRates.Row> rows;
  private transient Map<String, TypeRates.Row> now = Map.of();   // by type

  EventTypesTable() {
    addClassName("type-rows");
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", text("events.by-type"));
    addColumn(TypeRates.Row::type).setHeader(text("events.type")).setWidth("9rem").setFlexGrow(1);
    number(row -> Figures.count(row.total()), "events.total");
    number(row -> Figures.rate(row.perSecond()), "events.per-second");
    WideScreen.only(number(row -> Figures.percent(row.share()), "events.share"));
    rows =
        new LiveRows<>(
            this, TypeRates.Row::type, row -> Optional.ofNullable(now.get(row.type())));
  }

  private Column<TypeRates.Row> number(
      ValueProvider<TypeRates.Row, String> value, String name) {
    return addColumn(value)
        .setHeader(text(name))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("6.5rem")
        .setFlexGrow(0);
  }

  void show(Reading reading) {
    List<TypeRates.Row> next =
        rates.next(
            reading.time(), reading.counts(Optional.empty(), NodeStats::eventsByType));
    Map<String, TypeRates.Row> before = now;
    now = next.stream().collect(Collectors.toMap(TypeRates.Row::type, row -> row));
    if (now.keySet().equals(before.keySet())) {
      rows.redraw();
    } else {
      rows.list(next);
    }
  }

  boolean isEmpty() {
    return now.isEmpty();
  }
}
