package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.roomcast.config.InForce;
import java.util.List;

/** The settings in force, each with where its value comes from. */
final class ConfigurationGrid extends Div {
  private static final long serialVersionUID = 1L;

  ConfigurationGrid(List<InForce> settings) {
    addClassName("scroll-x");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", text("nodes.settings"));
    NativeTableRow names = new NativeTableRow();
    names.addHeaderCell().setText(text("nodes.setting"));
    names.addHeaderCell().setText(text("nodes.value"));
    names.addHeaderCell().setText(text("nodes.source"));
    NativeTableBody body = new NativeTableBody();
    settings.forEach(setting -> body.add(row(setting)));
    NativeTable table = new NativeTable(new NativeTableHeader(names), body);
    table.addClassName("settings");
    add(table);
  }

  private static NativeTableRow row(InForce setting) {
    NativeTableRow row = new NativeTableRow();
    row.addHeaderCell().add(new Code(setting.key()));
    row.addDataCell().add(new Code(value(setting)));
    row.addDataCell()
        .setText(setting.source().isEmpty() ? text("nodes.by-default") : setting.source());
    return row;
  }

  private static String value(InForce setting) {
    if (setting.isHidden()) {
      return text("nodes.hidden");
    }
    return setting.value().isEmpty() ? text("nodes.none") : setting.value();
  }
}
