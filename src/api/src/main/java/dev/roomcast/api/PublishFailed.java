package dev.roomcast.api;

/** An event could not be published and reached nobody. The message says why, for the operator. */
public final class PublishFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public PublishFailed(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  public PublishFailed(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether the same event may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
