package dev.roomcast.audit;

import java.time.Duration;
import java.util.Map;

/** Where texts are kept that all nodes find. Any thread may call it. */
public interface AuditShelves {

  /** Whether it can be reached at this moment. */
  boolean areThere();

  /** Keeps a text, without waiting for that; a whole shelf is forgotten at once. */
  void keep(String shelf, String name, String text, Duration lifetime);

  /** What is on a shelf, by name; nothing if it cannot be reached. May wait. */
  Map<String, String> kept(String shelf);
}
