package dev.roomcast.webapp.admin.login;

import com.vaadin.flow.server.WrappedSession;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;

/** Where the browser of a session goes when somebody signs out, to be signed out there too. */
public record WayOut(URI uri) implements Serializable {
  private static final String ATTRIBUTE = WayOut.class.getName();

  /** Remembers it in a session. */
  public void enter(WrappedSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  /** Empty where nobody has to be told. */
  static Optional<WayOut> of(WrappedSession session) {
    return Optional.ofNullable((WayOut) session.getAttribute(ATTRIBUTE));
  }
}
