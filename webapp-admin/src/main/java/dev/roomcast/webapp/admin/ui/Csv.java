package dev.roomcast.webapp.admin.ui;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes rows as comma-separated values (RFC 4180), in UTF-8. */
public final class Csv<R> {
  private record Column<R>(String name, Function<R, ?> value) {}

  private final List<Column<R>> columns = new ArrayList<>();

  public Csv<R> column(String name, Function<R, ?> value) {
    columns.add(new Column<>(name, value));
    return this;
  }

  public void write(Stream<R> rows, Writer out) throws IOException {
    out.write(line(columns.stream().map(Column::name)));
    Iterator<R> each = rows.iterator();
    while (each.hasNext()) {
      R row = each.next();
      out.write(line(columns.stream().map(column -> column.value().apply(row))));
    }
    out.flush();
  }

  private static String line(Stream<?> values) {
    return values.map(value -> field(String.valueOf(value))).collect(Collectors.joining(","))
        + "\r\n";
  }

  /* A spreadsheet would take what begins with one of these for a formula, and run it. */
  private static String field(String value) {
    String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
