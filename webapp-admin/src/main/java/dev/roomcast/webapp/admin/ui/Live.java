package dev.roomcast.webapp.admin.ui;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.stats.Reading;
import dev.roomcast.web.StatsHistory;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Redraws screens as time passes. A screen that is still being redrawn is left out, so that a slow
 * one holds up neither the others nor the taking of figures.
 */
@ApplicationScoped
public class Live {
  @Resource private ManagedExecutorService executor;
  @Inject private StatsHistory history;

  /**
   * Calls for a redraw with the last figures, not more often than this, with the screen's lock held.
   *
   * @return what ends it
   */
  public Registration watch(UI ui, Duration every, Consumer<Reading> redraw) {
    Screen screen = new Screen(ui, new Pace(every, System::nanoTime), redraw);
    Runnable unwatch = history.recorder().watch(screen::tell);
    return unwatch::run;
  }

  private final class Screen {
    private final UI ui;
    private final Pace pace;
    private final Consumer<Reading> redraw;
    private final AtomicBoolean busy = new AtomicBoolean();

    Screen(UI ui, Pace pace, Consumer<Reading> redraw) {
      this.ui = ui;
      this.pace = pace;
      this.redraw = redraw;
    }

    void tell(Reading reading) {
      if (pace.isDue() && busy.compareAndSet(false, true)) {
        try {
          executor.execute(() -> access(reading));
        } catch (RejectedExecutionException stopping) {
          busy.set(false);
        }
      }
    }

    private void access(Reading reading) {
      try {
        ui.access(() -> {
          try {
            pace.draw(() -> draw(reading));
          } finally {
            busy.set(false);
          }
        });
      } catch (UIDetachedException closed) {
        busy.set(false);
      }
    }

    private void draw(Reading reading) {
      if (SignedIn.isIn(ui.getSession())) {
        redraw.accept(reading);
      } else {
        // The token has ended, which leads to the login, or the server is about to stop.
        ui.getPage().executeJs("window.roomcast.startOver($0)", text("frame.session-ended"));
      }
    }
  }
}
