package dev.roomcast.config;

/** The configuration is wrong; the message is one sentence that names the setting. */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSetting(String message) {
    super(message);
  }
}
