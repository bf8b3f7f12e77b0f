package dev.roomcast.webapp.admin.connections;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Lets one choose which columns of a grid are shown. */
final class ColumnMenu extends MenuBar {
  private static final long serialVersionUID = 1L;

  ColumnMenu(Grid<?> grid) {
    addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
    SubMenu menu = addItem(text("list.columns")).getSubMenu();
    for (Grid.Column<?> column : grid.getColumns()) {
      MenuItem item = menu.addItem(column.getHeaderText());
      item.setCheckable(true);
      item.setChecked(column.isVisible());
      item.setKeepOpen(true);
      item.addClickListener(click -> column.setVisible(item.isChecked()));
    }
  }
}
