package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;

/**
 * Has a page whose session has ended say so. By default it would load itself anew at once, which
 * leads nowhere when the session has ended because the server stops; {@code frame.js} waits for the
 * server first.
 */
final class EndedSession {
  private EndedSession() {}

  static final class Installer {
    void serviceStarts(@Observes ServiceInitEvent event) {
      event.getSource().setSystemMessagesProvider(info -> messages(language(info)));
    }
  }

  /* Vaadin asks with a request or without. */
  private static Locale language(SystemMessagesInfo info) {
    return Optional.ofNullable(info.getRequest())
        .or(() -> Optional.ofNullable(VaadinRequest.getCurrent()))
        .map(Language::of)
        .orElse(Texts.LANGUAGES.get(0));
  }

  private static SystemMessages messages(Locale language) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(Texts.text(language, "frame.session-ended"));
    messages.setSessionExpiredMessage(null);
    return messages;
  }
}
