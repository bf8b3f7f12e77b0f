package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import dev.roomcast.config.InForce;
import java.util.List;
import org.jsoup.nodes.Element;

/** The settings in force, each with where its value comes from. */
final class ConfigurationGrid extends Div {
  private static final long serialVersionUID = 1L;

  ConfigurationGrid(List<InForce> settings) {
    addClassName("scroll-x");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", text("nodes.settings"));
    add(new Html(table(settings).outerHtml()));
  }

  /* In one piece: as components its hundreds of parts took longer than all else in the view. */
  private static Element table(List<InForce> settings) {
    Element table = new Element("table").addClass("settings");
    Element names = table.appendElement("thead").appendElement("tr");
    names.appendElement("th").text(text("nodes.setting"));
    names.appendElement("th").text(text("nodes.value"));
    names.appendElement("th").text(text("nodes.source"));
    Element body = table.appendElement("tbody");
    settings.forEach(setting -> fill(body.appendElement("tr"), setting));
    return table;
  }

  private static void fill(Element row, InForce setting) {
    row.appendElement("th").appendElement("code").text(setting.key());
    row.appendElement("td").appendElement("code").text(value(setting));
    row.appendElement("td")
        .text(setting.source().isEmpty() ? text("nodes.by-default") : setting.source());
  }

  private static String value(InForce setting) {
    if (setting.isHidden()) {
      return text("nodes.hidden");
    }
    return setting.value().isEmpty() ? text("nodes.none") : setting.value();
  }
}
