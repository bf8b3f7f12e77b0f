package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names with values, one below the other; a value that is told again is changed in its place. */
public final class Facts extends DescriptionList {
  private static final long serialVersionUID = 1L;

  private final Map<String, Description> values = new LinkedHashMap<>();

  public Facts() {
    addClassName("facts");
  }

  /** @param value an empty text shows as a dash */
  public Facts tell(String name, String value) {
    Description place = place(name);
    String shown = value.isEmpty() ? "–" : value;
    if (!shown.equals(place.getText())) {
      place.setText(shown);
    }
    return this;
  }

  public Facts tell(String name, Component value) {
    Description place = place(name);
    place.removeAll();
    place.add(value);
    return this;
  }

  private Description place(String name) {
    return values.computeIfAbsent(name, added -> {
      Description description = new Description();
      add(new Term(name), description);
      return description;
    });
  }
}
