package dev.roomcast.webapp.admin.actions;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.roomcast.cluster.Outcome;
import java.util.concurrent.CompletionStage;

/** Says on the screen what became of an action. */
public final class Outcomes {
  private static final int MILLIS = 5000;

  private Outcomes() {}

  /** Says it when it is known, and then does something more, such as redrawing. */
  public static void announce(UI ui, CompletionStage<Outcome> stage, Runnable then) {
    stage.thenAccept(
        outcome ->
            ui.access(() -> {
              say(outcome);
              then.run();
            }));
  }

  /** Says it when it is known, of something that is done whoever it concerns. */
  public static void announce(UI ui, CompletionStage<Outcome> stage, String told) {
    stage.thenAccept(
        outcome ->
            ui.access(
                () -> {
                  if (outcome.unconfirmed().isEmpty()) {
                    done(told);
                  } else {
                    say(outcome);
                  }
                }));
  }

  private static void say(Outcome outcome) {
    if (!outcome.unconfirmed().isEmpty()) {
      failed(text("action.unconfirmed", String.join(", ", outcome.unconfirmed())));
    } else if (outcome.connections() == 0) {
      failed(text("action.nobody"));
    } else {
      done(text("action.done", outcome.connections()));
    }
  }

  /** Something has been done. */
  public static void done(String text) {
    show(text, NotificationVariant.LUMO_SUCCESS);
  }

  /** Something has not been done. */
  public static void failed(String text) {
    show(text, NotificationVariant.LUMO_WARNING);
  }

  private static void show(String text, NotificationVariant variant) {
    Notification notification = Notification.show(text, MILLIS, Notification.Position.BOTTOM_CENTER);
    notification.addThemeVariants(variant);
  }
}
