package dev.roomcast.webapp.admin.frame;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.api.HubAlert;
import dev.roomcast.stats.Alerts;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How many alerts go on; opens the list of the latest. */
final class Bell extends Div {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(2);
  private static final int SHOWN = 50;

  private final transient Alerts alerts;
  private final transient Live live;
  private transient Registration watching = () -> {};
  private transient List<HubAlert> shown = List.of();

  private final Button button = new Button(VaadinIcon.BELL.create());
  private final Span count = new Span();
  private final Div list = new Div();

  Bell(Alerts alerts, Live live) {
    this.alerts = alerts;
    this.live = live;
    addClassName("bell");
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
    count.addClassName("bell-count");
    count.getElement().setAttribute("aria-hidden", "true");
    list.addClassName("alerts");
    add(button, count, popover());
    draw();
  }

  private Component popover() {
    Popover popover = new Popover();
    popover.setTarget(button);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(text("alerts.title"));
    popover.setWidth("min(26rem, 92vw)");
    H2 title = new H2(text("alerts.title"));
    title.addClassName("alerts-title");
    popover.add(title, list);
    return popover;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    watching = live.watch(event.getUI(), REDRAW, reading -> draw());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void draw() {
    int active = alerts.active().size();
    count.setText(String.valueOf(active));
    count.setVisible(active > 0);
    button.setAriaLabel(text("alerts.count", active));
    List<HubAlert> latest = alerts.latest().stream().limit(SHOWN).toList();
    if (!latest.equals(shown) || list.getChildren().findAny().isEmpty()) {
      shown = latest;
      list.removeAll();
      list.add(latest.isEmpty() ? none() : rows(latest));
    }
  }

  private static Component none() {
    Paragraph none = new Paragraph(text("alerts.none"));
    none.addClassName("hint");
    return none;
  }

  private static Component rows(List<HubAlert> latest) {
    UnorderedList rows = new UnorderedList();
    rows.addClassName("plain-list");
    latest.forEach(alert -> rows.add(row(alert)));
    return rows;
  }

  private static ListItem row(HubAlert alert) {
    String name = alert.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Span said = new Span(text("alerts." + name, alert.value(), alert.subject()));
    Span state = new Span(text(alert.over() ? "alerts.over" : "alerts.begun"));
    state.setClassName("badge " + (alert.over() ? "up" : "lost"));
    return new ListItem(state, said, new RelativeTime(alert.time()));
  }
}
