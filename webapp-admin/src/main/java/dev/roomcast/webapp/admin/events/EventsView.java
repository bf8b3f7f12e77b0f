package dev.roomcast.webapp.admin.events;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.stats.Point;
import dev.roomcast.stats.Reading;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.web.StatsHistory;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.ui.Card;
import dev.roomcast.webapp.admin.ui.Chart;
import dev.roomcast.webapp.admin.ui.EmptyState;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is published: how much of each type, and the events themselves as they pass. */
@Route(value = "events", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class EventsView extends View {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration SPAN = Duration.ofMinutes(10);
  private static final Optional<String> CLUSTER = Optional.empty();

  private final transient StatsHistory history;
  private final transient Live live;
  private transient Registration watching = () -> {};

  private final Heading heading = new Heading(text("events.title"), "");
  private final EventTypesTable types = new EventTypesTable();
  private final Chart chart =
      new Chart(
          text("events.chart"),
          Chart.Unit.RATE,
          List.of(
              new Chart.Curve(text("overview.events"), Point::events),
              new Chart.Curve(text("overview.delivered"), Point::delivered)));
  private final LiveTail tail;
  private final Component none =
      new EmptyState(VaadinIcon.BOLT, text("events.none"), text("events.none.what-to-do"));

  @Inject
  EventsView(Node node, Inspection inspection, StatsHistory history, Live live) {
    super("events");
    this.history = history;
    this.live = live;
    this.tail = new LiveTail(node, inspection);
    Div cards =
        new Div(
            new Card(text("events.by-type"), none, types),
            new Card(text("events.chart"), chart));
    cards.addClassName("cards");
    add(heading, cards, new Card(text("tail.title"), tail));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    show(history.recorder().latest());
    chart.show(history.recorder().seconds(CLUSTER), SPAN);
    watching = live.watch(event.getUI(), REDRAW, reading -> {
      show(reading);
      chart.append(reading.cluster());
      tail.update();
    });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
    tail.stop();
  }

  private void show(Reading reading) {
    heading.say(
        text("events.line",
            Figures.rate(reading.cluster().events()),
            Figures.rate(reading.cluster().delivered())));
    types.show(reading);
    none.setVisible(types.isEmpty());
    types.setVisible(!types.isEmpty());
  }
}
