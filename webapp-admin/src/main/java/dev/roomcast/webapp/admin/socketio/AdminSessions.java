package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.SecretIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * By what an Admin UI goes on after a reconnect without asking for the password again. Ends with the
 * identity, and with the node; the oldest makes room beyond {@link #MAX}.
 */
@ApplicationScoped
public class AdminSessions {
  /** What the Admin UI calls it in its payload. */
  static final String FIELD = "sessionId";

  static final int MAX = 1_000;

  // The oldest first. Guarded by this.
  private final Map<String, Identity> byId =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Identity> eldest) {
          return size() > MAX;
        }
      };

  /** The id of a new one; nobody can guess it. */
  synchronized String begin(Identity who) {
    String id = SecretIds.next();
    byId.put(id, who);
    return id;
  }

  /** Whose it is; empty if it is none, or over. */
  synchronized Optional<Identity> find(String id, Instant now) {
    return Optional.ofNullable(byId.get(id))
        .filter(who -> who.expiresAt().map(now::isBefore).orElse(true));
  }
}
