package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** One figure on a card: its name, its value, and a line on what it means or how fast it grows. */
final class FigureCard extends Article {
  private static final long serialVersionUID = 1L;

  private final Paragraph value = new Paragraph("–");
  private final Paragraph note;

  FigureCard(String name, String note) {
    this.note = new Paragraph(note);
    addClassName("figure");
    value.addClassName("figure-value");
    this.note.addClassName("figure-note");
    add(new H3(name), value, this.note);
  }

  void show(String value) {
    this.value.setText(value);
  }

  void show(String value, String note) {
    show(value);
    this.note.setText(note);
  }
}
