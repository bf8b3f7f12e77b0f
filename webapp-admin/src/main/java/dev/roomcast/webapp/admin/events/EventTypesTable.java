package dev.roomcast.webapp.admin.events;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.ValueProvider;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.stats.Reading;
import dev.roomcast.webapp.admin.ui.Figures;
import java.util.List;
import java.util.Optional;

/** How many events of each type there were, and how many a second there are. */
final class EventTypesTable extends Grid<TypeRates.Row> {
  private static final long serialVersionUID = 1L;

  private final transient TypeRates rates = new TypeRates();
  private transient List<TypeRates.Row> rows = List.of();

  EventTypesTable() {
    addClassName("type-rows");
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", text("events.by-type"));
    addColumn(TypeRates.Row::type).setHeader(text("events.type")).setWidth("10rem").setFlexGrow(1);
    number(row -> Figures.count(row.total()), "events.total");
    number(row -> Figures.rate(row.perSecond()), "events.per-second");
    number(row -> Figures.percent(row.share()), "events.share");
    setItems(
        range -> rows.stream().skip(range.getOffset()).limit(range.getLimit()),
        range -> rows.size());
  }

  private void number(ValueProvider<TypeRates.Row, String> value, String name) {
    addColumn(value)
        .setHeader(text(name))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("6.5rem")
        .setFlexGrow(0);
  }

  void show(Reading reading) {
    List<TypeRates.Row> next =
        rates.next(
            reading.time(), reading.counts(Optional.empty(), NodeStats::eventsByType));
    if (!next.equals(rows)) {
      rows = next;
      getDataProvider().refreshAll();
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
