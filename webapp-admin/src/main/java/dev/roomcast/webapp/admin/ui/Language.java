package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives each screen its language: the one chosen before, else the first of the browser's we have. */
public final class Language {
  private static final String COOKIE = "roomcast-language";

  private Language() {}

  /** Sets the language of new screens. */
  static final class Installer {
    void serviceStarts(@Observes ServiceInitEvent event) {
      event.getSource()
          .addUIInitListener(init -> init.getUI().setLocale(of(VaadinRequest.getCurrent())));
    }
  }

  static Locale of(VaadinRequest request) {
    return chosen(request)
        .or(() -> preferred(request))
        .orElse(Texts.LANGUAGES.get(0));
  }

  private static Optional<Locale> chosen(VaadinRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .map(Locale::forLanguageTag)
        .flatMap(wanted -> Texts.closest(wanted).stream())
        .findFirst();
  }

  private static Optional<Locale> preferred(VaadinRequest request) {
    return Stream.iterate(request.getLocales(), all -> all.hasMoreElements(), all -> all)
        .map(all -> all.nextElement())
        .flatMap(wanted -> Texts.closest(wanted).stream())
        .findFirst();
  }

  /** Draws everything anew in this language, and remembers it in this browser. */
  public static void choose(UI ui, Locale language) {
    ui.getPage().executeJs(
        "document.cookie = $0 + '=' + $1 + ';max-age=31536000;samesite=lax;path=' + "
            + "new URL(document.baseURI).pathname; location.reload()",
        COOKIE,
        language.toLanguageTag());
  }
}
