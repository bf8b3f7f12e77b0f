package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where there is nothing to show: why, and what to do. */
public final class EmptyState extends Div {
  private static final long serialVersionUID = 1L;

  public EmptyState(VaadinIcon picture, String title, String whatToDo, Component... ways) {
    addClassName("empty-state");
    Component icon = picture.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    add(icon, new H2(title), new Paragraph(whatToDo));
    add(ways);
  }
}
