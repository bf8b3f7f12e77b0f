package dev.roomcast.publisher;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings when the application starts, which it does not if one is missing or wrong.
 *
 * <p>Apart from {@link RemoteHub}, whose executors cannot be injected that early: Payara starts the
 * application scope before the application's {@code java:comp} names are there.
 */
@ApplicationScoped
class SettingsAtStart {
  @Inject
  private Config config;

  void check(@Observes @Initialized(ApplicationScoped.class) Object started) {
    read();   // not in @PostConstruct: Payara's log would not show the message
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if one is missing or wrong; the message names it
   */
  Settings read() {
    return Settings.read(name -> config.getOptionalValue(name, String.class));
  }

  /** The token as the configuration has it now. */
  Optional<String> token() {
    return config.getOptionalValue(Settings.TOKEN, String.class);
  }
}
