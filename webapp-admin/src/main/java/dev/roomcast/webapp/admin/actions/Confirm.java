package dev.roomcast.webapp.admin.actions;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is done that cannot be undone. */
public final class Confirm {
  private Confirm() {}

  public static void ask(String title, String consequence, String yes, Runnable action) {
    ConfirmDialog dialog = new ConfirmDialog(title, consequence, yes, confirmed -> action.run());
    dialog.setCancelable(true);
    dialog.setCancelText(text("action.cancel"));
    dialog.setConfirmButtonTheme("error primary");
    dialog.open();
  }
}
