package dev.roomcast.webapp.admin.ui;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says that a list has changed behind the rows that are shown, and shows the new ones on a click. */
public final class Refresh extends Span {
  private static final long serialVersionUID = 1L;

  private final Span said = new Span();
  private transient Runnable asked = () -> {};

  /** How many are new in a list, and how many of those shown are gone. */
  public record Changes(int added, int gone) {}

  public Refresh() {
    addClassName("refresh");
    Button button =
        new Button(text("list.show"), VaadinIcon.REFRESH.create(), click -> asked.run());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    said.getElement().setAttribute("role", "status");
    add(said, button);
    nothing();
  }

  public void onClick(Runnable whatToDo) {
    asked = whatToDo;
  }

  public void nothing() {
    offer(new Changes(0, 0));
  }

  public void offer(Changes changes) {
    boolean any = changes.added() + changes.gone() > 0;
    said.setText(any ? text("list.changed", changes.added(), changes.gone()) : "");
    // Hidden, not removed: nothing below may jump.
    getStyle().set("visibility", any ? "visible" : "hidden");
  }
}
