package dev.roomcast.bench.load;

/** The server under test did not take the load; the measure has no result. */
public final class LoadFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LoadFailed(String message) {
    super(message);
  }
}
