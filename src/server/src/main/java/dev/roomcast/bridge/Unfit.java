package dev.roomcast.bridge;

/** A message cannot be taken. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  Unfit(Outcome outcome) {
    super(outcome.code(), null, false, false);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
