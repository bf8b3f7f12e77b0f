package dev.roomcast.api.event;

/** What an analysis looked for. */
public enum AnalysisKind {
  CODE_REVIEW,
  SECURITY,
  PERFORMANCE,
  DEPENDENCIES,
  TEST_COVERAGE
}
