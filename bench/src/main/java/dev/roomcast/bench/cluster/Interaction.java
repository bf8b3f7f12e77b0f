package dev.roomcast.bench.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that somebody does at a dashboard again and again, in turns in two ways.
 *
 * @param from the view at which it is done
 * @param acts JavaScript that does it
 * @param shows JavaScript that is true once the page shows what came of it
 * @param back that every other turn only leads back to where it is done
 */
record Interaction(
    String name, String from, List<String> acts, List<String> shows, boolean back) {

  private static final String SORTER =
      "document.querySelector('main vaadin-grid-sorter')?.click()";
  private static final String IDLE =
      "Object.values(window.Vaadin.Flow.clients)"
          + ".every((client) => !client.isActive || !client.isActive())";
  /* A grid that is not shown never gets its rows. */
  private static final String NO_ROW_MISSING =
      "[...document.querySelectorAll('main vaadin-grid')]"
          + ".every((grid) => grid.offsetParent === null || grid.loading !== true)";
  private static final String ROWS = IDLE + " && " + NO_ROW_MISSING;
  private static final String FIRST_ROWS =
      "[...document.querySelectorAll('main vaadin-grid')]"
          + ".every((grid) => grid.offsetParent === null || grid.shadowRoot"
          + ".querySelector('#items > tr:not([hidden]):not([loading]) > td'))";
  private static final String CHARTS =
      "[...document.querySelectorAll('main roomcast-chart')]"
          + ".every((chart) => chart.dataset.points > 0)";
  private static final String NOTHING_MORE = IDLE;

  Interaction(String name, String from, List<String> acts, List<String> shows) {
    this(name, from, acts, shows, false);
  }

  /** Whether this turn is the interaction itself. */
  boolean counts(int turn) {
    return !back || turn % 2 == 0;
  }

  String act(int turn) {
    return acts.get(turn % acts.size());
  }

  String shown(int turn) {
    return shows.get(turn % shows.size());
  }

  /** One or two for each view, besides opening it from another one. */
  static List<Interaction> all() {
    return Stream.concat(
            Stream.of("", "connections", "rooms", "events", "publish", "nodes", "audit")
                .map(Interaction::opening),
            Stream.of(
                new Interaction("overview: ten minutes or a day", "",
                    List.of(tab(1), tab(0)), List.of(selected(1), selected(0))),
                same("connections: sort 5000 rows", "connections", SORTER, ROWS),
                new Interaction("connections: scroll to the middle and back", "connections",
                    List.of(scroll(2500), scroll(0)), List.of(ROWS)),
                same("rooms: sort", "rooms", SORTER, ROWS),
                new Interaction("room: a page of its history", "room?name=project:r00007",
                    List.of(button("Older"), button("Latest")), List.of(NOTHING_MORE)),
                new Interaction("events: start and pause the live tail", "events",
                    List.of(button("Start") + "||" + button("Go on"), button("Pause")),
                    List.of(NOTHING_MORE)),
                same("publish: dry run to everybody", "publish?room=global",
                    "const type = document.querySelector('main vaadin-text-field');"
                        + "type.value = 'order.paid';"
                        + "type.dispatchEvent(new Event('change', {bubbles: true}));"
                        + button("Dry run"),
                    NOTHING_MORE),
                same("audit log: refresh", "audit", button("Refresh"), NOTHING_MORE)))
        .toList();
  }

  private static Interaction same(String name, String from, String act, String shown) {
    return new Interaction(name, from, List.of(act), List.of(shown));
  }

  /* From another view, and back there. */
  private static Interaction opening(String view) {
    String name = view.isEmpty() ? "overview" : view;
    String other = view.equals("nodes") ? "events" : "nodes";
    return new Interaction(
        name + ": open", other,
        List.of(link(view), link(other)),
        List.of(isThere(name), isThere(other)),
        true);
  }

  private static String link(String view) {
    String path = view.isEmpty() ? "''" : "'" + view + "'";
    return "[...document.querySelectorAll('vaadin-side-nav-item')]"
        + ".find((item) => (item.path ?? '') === " + path + ")"
        + ".shadowRoot.querySelector('a').click()";
  }

  private static String isThere(String name) {
    return "document.querySelector('main.view." + name + "') && "
        + FIRST_ROWS + " && " + NO_ROW_MISSING + " && " + CHARTS;
  }

  private static String tab(int number) {
    return "document.querySelectorAll('main vaadin-tab')[" + number + "].click()";
  }

  private static String selected(int number) {
    return IDLE + " && document.querySelectorAll('main vaadin-tab')[" + number + "].selected";
  }

  private static String scroll(int row) {
    return "document.querySelector('main vaadin-grid').scrollToIndex(" + row + ")";
  }

  private static String button(String text) {
    return "[...document.querySelectorAll('main vaadin-button')]"
        + ".find((each) => each.textContent.trim() === '" + text + "')?.click()";
  }
}
