package dev.roomcast.webapp.admin.publish;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import dev.roomcast.api.event.DomainEvents;
import dev.roomcast.hub.Draft;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.web.rest.PublishRequest;
import dev.roomcast.web.rest.Violation;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.actions.PublishActions;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Card;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.View;
import dev.roomcast.webapp.dev.EventExamples;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes an event and publishes it, or shows who would receive it. */
@Route(value = "publish", layout = Frame.class)
@RolesAllowed(AdminRoles.ADMIN)
public class PublishView extends View implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;
  private static final String ANY = "";
  private static final String ROOM = "room";

  private final transient PublishActions actions;
  private final transient EventJson json = new EventJson();

  private final ComboBox<String> type = new ComboBox<>(text("publish.type"));
  private final Button example =
      new Button(text("publish.example"), VaadinIcon.MAGIC.create(), click -> fill());
  private final FreeForm free = new FreeForm();
  private transient Optional<EventForm> typed = Optional.empty();
  private final Div form = new Div();
  private final Div complaints = new Div();
  private final Receivers receivers = new Receivers();

  @Inject
  PublishView(PublishActions actions) {
    super("publish");
    this.actions = actions;
    complaints.addClassName("complaints");
    complaints.getElement().setAttribute("role", "alert");
    Card event = new Card(text("publish.event"), choice(), form, complaints, buttons());
    Card who = new Card(text("publish.receivers"), receivers);
    Div columns = new Div(event, who);
    columns.addClassName("publish-columns");
    add(new Heading(text("publish.title"), text("publish.line")), columns);
    show(ANY);
  }

  /** What opens this view with a room filled in. */
  public static QueryParameters into(Room room) {
    return QueryParameters.of(ROOM, room.name());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.getLocation().getQueryParameters().getSingleParameter(ROOM).ifPresent(free::into);
  }

  private Component choice() {
    List<String> types = new ArrayList<>(List.of(ANY));
    types.addAll(DomainEvents.byType().keySet());
    type.setItems(types);
    type.setItemLabelGenerator(name -> name.equals(ANY) ? text("publish.any") : name);
    type.setValue(ANY);
    type.setAllowCustomValue(false);
    type.addValueChangeListener(
        change -> show(Optional.ofNullable(change.getValue()).orElse(ANY)));
    Div choice = new Div(type, example);
    choice.addClassName("filter");
    return choice;
  }

  private Component buttons() {
    Button publish =
        new Button(text("publish.publish"), VaadinIcon.PAPERPLANE.create(), click -> publish());
    publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button dryRun =
        new Button(text("publish.dry-run"), VaadinIcon.EYE.create(), click -> dryRun());
    Div buttons = new Div(publish, dryRun);
    buttons.addClassName("form-buttons");
    return buttons;
  }

  private void show(String name) {
    typed = Optional.ofNullable(DomainEvents.byType().get(name)).map(EventForm::new);
    form.removeAll();
    form.add(typed.<Component>map(each -> each).orElse(free));
    example.setVisible(typed.isPresent());
    complaints.removeAll();
  }

  private void fill() {
    EventExamples.of(name -> null, Instant.now().truncatedTo(ChronoUnit.SECONDS)).all().stream()
        .filter(each -> each.type().equals(type.getValue()))
        .findFirst()
        .ifPresent(each -> typed.ifPresent(shown -> shown.fill(json.payload(each))));
  }

  private Optional<JsonNode> written() {
    return typed.isEmpty()
        ? free.read()
        : Optional.of(
            JsonNodeFactory.instance.objectNode()
                .put("type", type.getValue())
                .set("data", typed.get().read()));
  }

  /* The event if it is right; else says what is not. */
  private Optional<Draft> draft() {
    complaints.removeAll();
    typed.ifPresentOrElse(EventForm::calm, free::calm);
    return written().flatMap(event -> {
      PublishRequest request = actions.check(SignedIn.current(), event);
      request.violations().forEach(this::complain);
      return request.violations().isEmpty()
          ? request.drafts().stream().findFirst()
          : Optional.empty();
    });
  }

  private void complain(Violation violation) {
    boolean said =
        typed.isPresent()
            ? typed.get().complain(violation.field(), violation.message())
            : free.complain(violation.field(), violation.message());
    if (!said) {
      complaints.add(new Div(violation.field() + " " + violation.message()));
    }
  }

  private void dryRun() {
    draft().ifPresent(draft -> receivers.show(actions.dryRun(SignedIn.current(), draft)));
  }

  private void publish() {
    draft().ifPresent(draft -> {
      try {
        receivers.show(actions.dryRun(SignedIn.current(), draft));
        Published published = actions.publish(SignedIn.current(), draft);
        Outcomes.done(text("publish.published", published.id()));
      } catch (PublishFailed failed) {
        Outcomes.failed(text("action.not-published", failed.getMessage()));
      }
    });
  }
}
