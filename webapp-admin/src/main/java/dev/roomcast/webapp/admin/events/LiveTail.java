package dev.roomcast.webapp.admin.events;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.stats.Tap;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.ui.Figures;
import dev.roomcast.webapp.admin.ui.LiveRows;
import dev.roomcast.webapp.admin.ui.RelativeTime;
import dev.roomcast.webapp.admin.ui.WideScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events as they pass, the newest first. Off until somebody starts it; while it is paused the rows
 * stay as they are.
 */
public final class LiveTail extends Div {
  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 200;
  private static final List<Integer> RATES = List.of(5, 20, 100);

  private final transient Node node;
  private final transient Inspection inspection;
  private transient Optional<Tap.Tail> tail = Optional.empty();
  private transient Optional<Room> onlyRoom = Optional.empty();

  private final Button start =
      new Button(text("tail.start"), VaadinIcon.PLAY.create(), click -> startOrPause());
  private final TextField type = new TextField();
  private final TextField room = new TextField();
  private final TextField user = new TextField();
  private final Select<Integer> rate = new Select<>();
  private final Span skipped = new Span();
  private final Grid<Tap.Passed> grid = new Grid<>();
  private final transient LiveRows<Tap.Passed> rows =
      new LiveRows<>(grid, row -> row, Optional::of);
  private final Div hint = new Div(text("tail.hint"));

  public LiveTail(Node node, Inspection inspection) {
    this.node = node;
    this.inspection = inspection;
    addClassName("tail");
    hint.addClassName("hint");
    add(tools(), hint, grid());
    grid.setVisible(false);
  }

  private Component tools() {
    start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    filter(type, "tail.type");
    filter(room, "tail.room");
    filter(user, "tail.user");
    rate.setAriaLabel(text("tail.rate"));
    rate.setItems(RATES);
    rate.setValue(RATES.get(1));
    rate.setItemLabelGenerator(number -> text("tail.per-second", number));
    rate.addValueChangeListener(change -> restart());
    skipped.addClassName("hint");
    skipped.getElement().setAttribute("role", "status");
    Div tools = new Div(start, type, room, user, rate, skipped);
    tools.addClassName("filter");
    return tools;
  }

  private void filter(TextField field, String name) {
    field.setPlaceholder(text(name));
    field.setAriaLabel(text(name));
    field.setClearButtonVisible(true);
    field.addValueChangeListener(change -> restart());
  }

  private Component grid() {
    grid.addClassName("tail-rows");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", text("tail.title"));
    grid.addColumn(
            LitRenderer.<Tap.Passed>of(RelativeTime.TEMPLATE)
                .withProperty("time", row -> row.message().time().toString()))
        .setHeader(text("tail.time")).setWidth("6rem").setFlexGrow(0);
    words(row -> row.message().type(), "tail.type", 1);
    words(row -> rooms(row.message()), "tail.room", 2);
    number(row -> Figures.bytes(row.message().data().length), "tail.size");
    number(row -> Figures.count(row.after().toMillis()) + "\u00a0ms", "tail.after");
    grid.addItemClickListener(click -> new EventDialog(click.getItem(), node).open());
    return grid;
  }

  private void words(ValueProvider<Tap.Passed, String> value, String name, int grow) {
    grid.addColumn(value).setHeader(text(name)).setWidth("7.5rem").setFlexGrow(grow);
  }

  private void number(ValueProvider<Tap.Passed, String> value, String name) {
    WideScreen.only(
        grid.addColumn(value)
            .setHeader(text(name))
            .setTextAlign(ColumnTextAlign.END)
            .setWidth("6.5rem")
            .setFlexGrow(0));
  }

  static String rooms(Message message) {
    return message.rooms().stream().map(Room::name).collect(Collectors.joining(", "));
  }

  /** Shows what goes to this room and nothing else. */
  public void only(Room there) {
    onlyRoom = Optional.of(there);
    room.setVisible(false);
    user.setVisible(false);
    restart();
  }

  private void startOrPause() {
    if (tail.isPresent()) {
      stop();
    } else {
      begin();
    }
  }

  private void begin() {
    TailFilter filter =
        new TailFilter(type.getValue(), room.getValue(), user.getValue(), onlyRoom);
    tail =
        Optional.of(
            inspection.tap()
                .open(
                    filter.on(name -> TailFilter.roomsOf(name, node.cluster().directory())),
                    rate.getValue()));
    start.setText(text("tail.pause"));
    start.setIcon(VaadinIcon.PAUSE.create());
    hint.setText(text("tail.waiting"));
  }

  private void restart() {
    if (tail.isPresent()) {
      stop();
      begin();
    }
  }

  /** Ends it; the rows stay, with what has passed until now. */
  public void stop() {
    update();
    tail.ifPresent(Tap.Tail::close);
    tail = Optional.empty();
    start.setText(text("tail.start"));
    start.setIcon(VaadinIcon.PLAY.create());
  }

  /** Shows what has passed since the last call. */
  public void update() {
    tail.ifPresent(watched -> {
      List<Tap.Passed> taken = watched.take();
      if (!taken.isEmpty()) {
        prepend(taken);
      }
      skipped.setText(
          watched.skipped() == 0 ? "" : text("tail.skipped", watched.skipped()));
    });
  }

  private void prepend(List<Tap.Passed> taken) {
    List<Tap.Passed> all = new ArrayList<>(rows.rows().size() + taken.size());
    for (int i = taken.size() - 1; i >= 0; i--) {
      all.add(taken.get(i));
    }
    all.addAll(rows.rows());
    rows.list(List.copyOf(all.subList(0, Math.min(MAX_ROWS, all.size()))));
    grid.setVisible(true);
    hint.setVisible(false);
  }
}
