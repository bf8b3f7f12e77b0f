package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A framed region of a view with its own heading. */
public final class Card extends Section {
  private static final long serialVersionUID = 1L;

  private final Div head;

  public Card(String title, Component... content) {
    addClassName("card");
    head = new Div(new H2(title));
    head.addClassName("card-head");
    getElement().setAttribute("aria-label", title);
    add(head);
    add(content);
  }

  /** Puts what can be done with it beside its heading. */
  public Card withActions(Component... actions) {
    Div buttons = new Div(actions);
    buttons.addClassName("heading-actions");
    head.add(buttons);
    return this;
  }
}
