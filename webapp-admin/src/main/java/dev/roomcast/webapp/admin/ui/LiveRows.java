package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.function.ValueProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rows of a grid. Which ones and in which order is fixed when they are listed; what they show is
 * as of now. Only what has changed goes to the browser: to list a grid anew takes it several
 * requests and all its cells.
 */
public final class LiveRows<R> {
  private final CallbackDataProvider<R, Void> provider;
  private final Predicate<R> isInBrowser;
  private final ValueProvider<R, Object> id;
  private final Function<R, Optional<R>> now;
  private final Map<Object, Sent<R>> sent = new HashMap<>();   // by id
  private List<R> rows = List.of();

  /* A row as it was listed, and what the browser has been told of it since. */
  private record Sent<R>(R row, Optional<R> told) {
    R shown() {
      return told.orElse(row);
    }
  }

  /**
   * Rows for a grid that has none.
   *
   * @param id which of two rows are the same one
   * @param now a row as of now; empty if it is gone, then it stays as it was listed
   */
  public LiveRows(Grid<R> grid, ValueProvider<R, Object> id, Function<R, Optional<R>> now) {
    this.id = id;
    this.now = now;
    this.provider = new CallbackDataProvider<>(this::send, query -> rows.size(), id);
    this.isInBrowser = row -> grid.getDataCommunicator().getKeyMapper().has(row);
    grid.setItems(provider);
  }

  private Stream<R> send(Query<R, Void> query) {
    return rows.stream().skip(query.getOffset()).limit(query.getLimit()).map(this::send);
  }

  private R send(R row) {
    Sent<R> latest = new Sent<>(row, now.apply(row));
    sent.put(id.apply(row), latest);
    return latest.shown();
  }

  /** Shows these rows and no others. */
  public void list(List<R> newRows) {
    rows = newRows;
    sent.clear();
    provider.refreshAll();
  }

  /** Brings what is to be seen up to date. */
  public void redraw() {
    sent.values().removeIf(each -> !isInBrowser.test(each.row()));
    sent.replaceAll((id, before) -> {
      Sent<R> latest = new Sent<>(before.row(), now.apply(before.row()));
      if (!latest.equals(before)) {
        provider.refreshItem(latest.shown());
      }
      return latest;
    });
  }

  public List<R> rows() {
    return rows;
  }
}
