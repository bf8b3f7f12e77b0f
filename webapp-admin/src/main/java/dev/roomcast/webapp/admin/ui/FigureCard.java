package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** One figure on a card: its name, its value with a unit, and a line on what it means. */
public final class FigureCard extends Article {
  private static final long serialVersionUID = 1L;

  private final Span number = new Span("–");
  private final Span unit = new Span();
  private final Paragraph note;

  public FigureCard(String name, String unit, String note) {
    this.note = new Paragraph(note);
    addClassName("figure");
    this.unit.setText(unit);
    this.unit.addClassName("figure-unit");
    Paragraph value = new Paragraph(number, this.unit);
    value.addClassName("figure-value");
    this.note.addClassName("figure-note");
    add(new H3(name), value, this.note);
  }

  public void show(String value) {
    number.setText(value);
  }

  public void show(String value, String newNote) {
    show(value);
    note.setText(newNote);
  }
}
