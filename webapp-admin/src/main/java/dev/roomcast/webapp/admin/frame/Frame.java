package dev.roomcast.webapp.admin.frame;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.roomcast.web.StatsHistory;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.audit.AuditView;
import dev.roomcast.webapp.admin.connections.ConnectionsView;
import dev.roomcast.webapp.admin.events.EventsView;
import dev.roomcast.webapp.admin.login.OpenSessions;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.nodes.NodesView;
import dev.roomcast.webapp.admin.overview.OverviewView;
import dev.roomcast.webapp.admin.publish.PublishView;
import dev.roomcast.webapp.admin.rooms.RoomsView;
import dev.roomcast.webapp.admin.ui.Live;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** What is around every view but the login: the way to the others, and who is signed in. */
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
@StyleSheet("context://admin-assets/admin.css")
@JsModule("context://admin-assets/frame.js")
@JsModule("context://admin-assets/time.js")
public class Frame extends AppLayout {
  private static final long serialVersionUID = 1L;

  @Inject
  Frame(OpenSessions sessions, StatsHistory history, Live live) {
    setPrimarySection(Section.DRAWER);
    addToDrawer(brand(), navigation());
    addToNavbar(
        toggle(),
        spacer(),
        new Bell(history.alerts(), live),
        new UserMenu(SignedIn.current(), sessions));
  }

  private static Component toggle() {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(text("frame.navigation"));
    return toggle;
  }

  private static Component spacer() {
    Div spacer = new Div();
    spacer.addClassName("spacer");
    return spacer;
  }

  private static Component brand() {
    Span mark = new Span();
    mark.addClassName("brand-mark");
    Anchor brand = new Anchor("", mark, new Span("Roomcast"));
    brand.addClassName("brand");
    return brand;
  }

  private static Component navigation() {
    SideNav navigation = new SideNav();
    navigation.getElement().setAttribute("aria-label", text("frame.navigation"));
    navigation.addItem(
        item(OverviewView.class, "overview", VaadinIcon.DASHBOARD),
        item(ConnectionsView.class, "connections", VaadinIcon.PLUG),
        item(RoomsView.class, "rooms", VaadinIcon.GROUP),
        item(EventsView.class, "events", VaadinIcon.BOLT));
    if (SignedIn.current().has(AdminRoles.ADMIN)) {
      navigation.addItem(item(PublishView.class, "publish", VaadinIcon.PAPERPLANE));
    }
    navigation.addItem(item(NodesView.class, "nodes", VaadinIcon.SERVER));
    if (SignedIn.current().has(AdminRoles.OPERATOR)) {
      navigation.addItem(item(AuditView.class, "audit", VaadinIcon.CLIPBOARD_TEXT));
    }
    return navigation;
  }

  private static SideNavItem item(
      Class<? extends Component> view, String name, VaadinIcon picture) {
    SideNavItem item = new SideNavItem(text(name + ".title"), view, picture.create());
    item.setMatchNested(!name.equals("overview"));
    return item;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    ui.getReconnectDialogConfiguration().setDialogText(text("frame.lost"));
    ui.getReconnectDialogConfiguration().setDialogTextGaveUp(text("frame.given-up"));
    ui.getReconnectDialogConfiguration().setReconnectInterval(2000);
    ui.getReconnectDialogConfiguration().setReconnectAttempts(100_000);
    ui.getPage().executeJs(
        "document.documentElement.lang = $0; window.roomcast.watchConnection({back: $1})",
        ui.getLocale().toLanguageTag(),
        text("frame.back"));
  }
}
