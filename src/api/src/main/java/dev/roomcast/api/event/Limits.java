package dev.roomcast.api.event;

/** How much fits into one event. An event is news for a screen, not a way to move documents. */
final class Limits {
  /** A name, a branch or a label, in characters; git hosts allow up to 255 for a branch. */
  static final int NAME = 255;

  /** One line for people, or a path, in characters. */
  static final int TITLE = 1000;

  /** Some paragraphs for people, in characters. */
  static final int TEXT = 10_000;

  /** The most elements of a list and the most fields of a map. */
  static final int ITEMS = 100;

  /** A user's id, in characters: it is part of a room's name. */
  static final int USER_ID = 195;

  /** What a user's id consists of, so that it can be part of a room's name. */
  static final String USER_ID_TEXT = "[^\\s\\p{Z}\\p{C}]+";
  static final String USER_ID_HINT = "must not be empty and must not contain spaces";

  private Limits() {}
}
