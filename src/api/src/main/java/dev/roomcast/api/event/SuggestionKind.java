package dev.roomcast.api.event;

/** What a suggestion of the AI is about. */
public enum SuggestionKind {
  BUG_FIX,
  SECURITY,
  PERFORMANCE,
  REFACTORING,
  TEST,
  DOCUMENTATION,
  NEXT_STEP
}
