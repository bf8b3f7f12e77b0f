package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** This node at a glance, redrawn with every reading. */
@Route(value = "", layout = AdminLayout.class)
@PageTitle("Overview – Roomcast")
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class OverviewView extends Main {
  private static final long serialVersionUID = 1L;

  private final transient FigureFeed feed;
  private transient Registration watching = () -> {};

  private final Paragraph node = new Paragraph();
  private final FigureCard connections = new FigureCard("Connections", "open now");
  private final FigureCard users = new FigureCard("Users", "with a connection now");
  private final FigureCard rooms = new FigureCard("Rooms", "with a member now");
  private final FigureCard published = new FigureCard("Published", "");
  private final FigureCard delivered = new FigureCard("Delivered", "");
  private final FigureCard refused = new FigureCard("Refused", "");
  private final FigureCard closed = new FigureCard("Closed", "");
  private final FigureCard uptime = new FigureCard("Uptime", "since this node started");

  @Inject
  OverviewView(FigureFeed feed) {
    this.feed = feed;
    addClassName("overview");
    add(heading(), present(), sinceTheStart());
  }

  private Component heading() {
    node.addClassName("overview-node");
    return new Header(new H1("Overview"), node);
  }

  private Component present() {
    return region("Now", connections, users, rooms, uptime);
  }

  private Component sinceTheStart() {
    return region("Since the start", published, delivered, refused, closed);
  }

  private static Component region(String name, FigureCard... cards) {
    Section region = new Section(new H2(name));
    Div grid = new Div(cards);
    grid.addClassName("figures");
    region.add(grid);
    return region;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    UI ui = event.getUI();
    show(feed.now());
    watching = feed.watch(reading -> ui.access(() -> show(reading)));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void show(NodeReading reading) {
    NodeFigures figures = reading.figures();
    NodeFigures.Rates rates = reading.rates();
    node.setText("Node " + figures.node());
    connections.show(Figures.count(figures.connections()));
    users.show(Figures.count(figures.users()));
    rooms.show(Figures.count(figures.rooms()));
    uptime.show(Figures.time(figures.uptime()));
    published.show(Figures.count(figures.published()), Figures.rate(rates.published()));
    delivered.show(Figures.count(figures.delivered()), Figures.rate(rates.delivered()));
    refused.show(Figures.count(figures.refused()), Figures.rate(rates.refused()));
    closed.show(Figures.count(figures.closed()), Figures.rate(rates.closed()));
  }
}
