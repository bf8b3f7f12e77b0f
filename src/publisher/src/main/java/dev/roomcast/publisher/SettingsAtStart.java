package dev.roomcast.publisher;

import jakarta.annotation.PostConstruct;
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

  private Settings settings;

  @PostConstruct
  void read() {
    settings = Settings.read(name -> config.getOptionalValue(name, String.class));
  }

  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    // Being called makes the container create this bean.
  }

  Settings settings() {
    return settings;
  }

  /** The token as the configuration has it now. */
  Optional<String> token() {
    return config.getOptionalValue(Settings.TOKEN, String.class);
  }
}
