package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.grid.Grid;

/** What a narrow window has no room for. The browser decides, also while its window changes. */
public final class WideScreen {
  private WideScreen() {}

  /** Shows this column in a wide window only. */
  public static void only(Grid.Column<?> column) {
    column.getElement().addAttachListener(
        attached -> column.getElement().executeJs("window.roomcast.onlyWhenWide(this)"));
  }
}
