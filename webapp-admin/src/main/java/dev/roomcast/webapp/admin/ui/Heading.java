package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The top of a view: its name, one line on what it shows, and what can be done with all of it. */
public final class Heading extends Header {
  private static final long serialVersionUID = 1L;

  private final H1 title;
  private final Paragraph line;

  public Heading(String title, String line, Component... actions) {
    this.title = new H1(title);
    this.line = new Paragraph(line);
    addClassName("heading");
    Div texts = new Div(this.title, this.line);
    texts.addClassName("heading-texts");
    Div buttons = new Div(actions);
    buttons.addClassName("heading-actions");
    add(texts, buttons);
  }

  public void rename(String newTitle) {
    title.setText(newTitle);
  }

  public void say(String newLine) {
    line.setText(newLine);
  }
}
