package dev.roomcast.web;

import dev.roomcast.security.DevelopmentKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Development mode: tokens for whoever asks, and a sample page. Off unless asked for. */
@ApplicationScoped
public class Development {
  @Inject private Node node;

  public boolean enabled() {
    return node.developmentKeys().isPresent();
  }

  /**
   * The keys that this run's tokens are made with.
   *
   * @throws IllegalStateException outside of development mode
   */
  public DevelopmentKeys keys() {
    return node.developmentKeys()
        .orElseThrow(() -> new IllegalStateException("development mode is off"));
  }
}
