package dev.roomcast.webapp.admin.audit;

import static dev.roomcast.webapp.admin.ui.Texts.text;
import static dev.roomcast.webapp.admin.ui.Texts.textOr;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Route;
import dev.roomcast.audit.AuditEntry;
import dev.roomcast.web.Operations;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.ui.Csv;
import dev.roomcast.webapp.admin.ui.CsvDownload;
import dev.roomcast.webapp.admin.ui.EmptyState;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import dev.roomcast.webapp.admin.ui.SearchField;
import dev.roomcast.webapp.admin.ui.View;
import dev.roomcast.webapp.admin.ui.WideScreen;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who did what to whom, and when, from the dashboard and over HTTP; the latest first. */
@Route(value = "audit", layout = Frame.class)
@RolesAllowed({AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class AuditView extends View {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 10_000;
  private static final Csv<AuditEntry> CSV =
      new Csv<AuditEntry>()
          .column("time", AuditEntry::time)
          .column("actor", AuditEntry::actor)
          .column("source", AuditEntry::source)
          .column("address", AuditEntry::address)
          .column("node", AuditEntry::node)
          .column("action", AuditEntry::action)
          .column("target", AuditEntry::target)
          .column("detail", AuditEntry::detail)
          .column("outcome", AuditEntry::outcome);

  private final transient Operations operations;
  private transient List<AuditEntry> rows = List.of();

  private final SearchField search = new SearchField(text("audit.search"), this::list);
  private final Grid<AuditEntry> grid = new Grid<>();
  private final Heading heading;
  private final Component none =
      new EmptyState(
          VaadinIcon.CLIPBOARD_TEXT, text("audit.none"), text("audit.none.what-to-do"));

  @Inject
  AuditView(Operations operations) {
    super("audit");
    this.operations = operations;
    Button refresh =
        new Button(text("audit.refresh"), VaadinIcon.REFRESH.create(), click -> list());
    heading =
        new Heading(
            text("audit.title"), "", refresh,
            new CsvDownload<>("audit.csv", AdminRoles.OPERATOR, CSV, () -> rows.stream()));
    add(heading, tools(), none, grid());
  }

  private Component tools() {
    Div filter = new Div(search);
    filter.addClassName("filter");
    Div tools = new Div(filter);
    tools.addClassName("tools");
    return tools;
  }

  private Component grid() {
    grid.addClassNames("rows", "audit-rows");
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("audit.title"));
    grid.addColumn(
            LitRenderer.<AuditEntry>of(RelativeTime.TEMPLATE)
                .withProperty("time", row -> row.time().toString()))
        .setHeader(text("audit.time")).setWidth("5.25rem").setFlexGrow(0);
    column("audit.actor", AuditEntry::actor, "5rem", 1);
    column(
        "audit.action", row -> textOr(row.action(), "audit.action." + row.action()), "6.25rem", 1);
    column("audit.target", AuditEntry::target, "5.5rem", 4);
    WideScreen.only(column("audit.detail", AuditEntry::detail, "12rem", 1));
    WideScreen.only(column("audit.outcome", AuditEntry::outcome, "13rem", 1));
    WideScreen.only(
        column("audit.from", row -> row.source() + ", " + row.address(), "9rem", 1));
    return grid;
  }

  private Grid.Column<AuditEntry> column(
      String name, ValueProvider<AuditEntry, String> value, String least, int grow) {
    return grid.addColumn(value).setHeader(text(name)).setWidth(least).setFlexGrow(grow);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    list();
  }

  private void list() {
    String part = search.text().toLowerCase(Locale.ROOT);
    rows =
        operations.auditLog().latest(Instant.MAX, MOST).stream()
            .filter(row -> shows(row, part))
            .toList();
    grid.setItems(rows);
    heading.say(text("audit.line", rows.size()));
    boolean nothing = rows.isEmpty() && part.isEmpty();
    none.setVisible(nothing);
    grid.setVisible(!nothing);
  }

  private static boolean shows(AuditEntry row, String part) {
    return Stream.of(
            row.actor(), row.action(), row.target(), row.detail(), row.outcome(), row.address(),
            row.source(), row.node())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(part));
  }
}
