package dev.roomcast.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown, a section for each measure. */
public final class Table {
  /** What the others are compared with. */
  private static final String REFERENCE = "socketio";
  private static final String FLOOR = "floor";

  private final List<Sample> samples;
  private final Medians medians;

  public Table(List<Sample> samples) {
    this.samples = samples;
    this.medians = new Medians(samples);
  }

  /**
   * The section of one measure; its first figure is compared.
   *
   * @param title what was measured, in words
   */
  public String section(String measure, String title, List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(heads(figures));
    samples.stream()
        .filter(each -> each.measure().equals(measure))
        .map(Sample::server)
        .distinct()
        .forEach(server -> rows.add(row(server, measure, figures)));
    return "\n**" + measure + "**: " + title + "\n\n" + markdown(rows);
  }

  private static List<String> heads(List<Figure> figures) {
    List<String> heads = new ArrayList<>(List.of(
        "server", figures.get(0).head(), "min–max", "× socket.io", "× floor"));
    figures.stream().skip(1).map(Figure::head).forEach(heads::add);
    heads.add("verified");
    return heads;
  }

  private List<String> row(String server, String measure, List<Figure> figures) {
    Figure first = figures.get(0);
    List<String> row = new ArrayList<>(List.of(
        server,
        value(server, measure, first),
        medians.spread(server, measure, first),
        ratio(server, REFERENCE, measure, first),
        ratio(server, FLOOR, measure, first)));
    figures.stream().skip(1).forEach(each -> row.add(value(server, measure, each)));
    row.add(verified(server, measure));
    return row;
  }

  private String value(String server, String measure, Figure figure) {
    var median = medians.median(server, measure, figure);
    return median.isPresent() ? figure.text(median.getAsDouble()) : "";
  }

  private String ratio(String server, String other, String measure, Figure figure) {
    return medians.ratio(server, other, measure, figure)
        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
        .orElse("");
  }

  private String verified(String server, String measure) {
    Optional<String> wrong = samples.stream()
        .filter(each -> each.server().equals(server) && each.measure().equals(measure))
        .map(Sample::wrong)
        .filter(text -> !text.isEmpty())
        .findFirst();
    return wrong.map(text -> "INVALID: " + text.lines().findFirst().orElse("")).orElse("yes");
  }

  private static String markdown(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(1, "|" + Arrays.stream(widths)
        .mapToObj(width -> "-".repeat(width + 1) + ":|")
        .collect(Collectors.joining()).replaceFirst("-:", "--"));
    return String.join("\n", lines) + "\n";
  }

  /* The first column is a name, the others are figures. */
  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(' ').append(i == 0 ? row.get(i) + padding : padding + row.get(i)).append(" |");
    }
    return line.toString();
  }
}
