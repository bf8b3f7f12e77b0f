package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The dashboard's texts, in the language of the screen that is being worked on. They lie in {@code
 * texts*.properties} beside this class.
 */
public final class Texts {
  /** The languages there are; the first one is for everybody else. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String BUNDLE = Texts.class.getPackageName() + ".texts";
  private static final ResourceBundle.Control ONLY_OURS =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /**
   * A text by its key.
   *
   * @param values take the places {@code {0}}, {@code {1}}, …
   */
  public static String text(String key, Object... values) {
    return text(language(), key, values);
  }

  static String text(Locale language, String key, Object... values) {
    return new MessageFormat(bundle(language).getString(key), language).format(values);
  }

  /** The text of a key that may be unknown, such as one made from a code: else the code itself. */
  public static String textOr(String fallback, String key) {
    try {
      return text(key);
    } catch (MissingResourceException unknown) {
      return fallback;
    }
  }

  static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(BUNDLE, language, Texts.class.getClassLoader(), ONLY_OURS);
  }

  /** The language of the screen that is being worked on. */
  public static Locale language() {
    return Optional.ofNullable(UI.getCurrent())
        .map(UI::getLocale)
        .flatMap(Texts::closest)
        .orElse(LANGUAGES.get(0));
  }

  /** The one of ours that serves somebody with this language. */
  public static Optional<Locale> closest(Locale wanted) {
    return LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
        .findFirst();
  }
}
