package dev.roomcast.webapp.admin.login;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.roomcast.webapp.admin.AdminServlet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of this node in which somebody is signed in, so that all of one user can end. */
/* Threads: any; a user's set changes only inside compute() of the map. */
@ApplicationScoped
public class OpenSessions {
  private final Map<String, Set<VaadinSession>> byUser = new ConcurrentHashMap<>();

  void serviceStarts(@Observes ServiceInitEvent event) {
    // Whoever comes from the login service is signed in before there is a screen.
    event.getSource().addSessionInitListener(
        begun ->
            SignedIn.of(begun.getRequest()).ifPresent(who -> add(who, begun.getSession())));
    event.getSource().addSessionDestroyListener(ended -> forget(ended.getSession()));
  }

  /** Signs somebody in, in the session of the current request. */
  void begin(SignedIn who) {
    SignedIn.begin(who);
    add(who, VaadinSession.getCurrent());
  }

  private void add(SignedIn who, VaadinSession session) {
    byUser.compute(who.user(), (user, open) -> {
      Set<VaadinSession> sessions = open == null ? ConcurrentHashMap.newKeySet() : open;
      sessions.add(session);
      return sessions;
    });
  }

  private void forget(VaadinSession session) {
    for (String user : List.copyOf(byUser.keySet())) {
      byUser.computeIfPresent(user, (name, open) -> {
        open.remove(session);
        return open.isEmpty() ? null : open;
      });
    }
  }

  /** Ends the session of this screen and all that hangs on it, also at the login service. */
  public void end(UI ui) {
    WrappedSession session = ui.getSession().getSession();
    ui.getPage().setLocation(
        WayOut.of(session)
            .map(out -> out.uri().toString())
            .orElseGet(AdminServlet::home));
    session.invalidate();
  }

  /** Ends every session of the user of this screen on this node, on whatever machine. */
  public void endAll(UI ui) {
    Set<VaadinSession> sessions =
        Set.copyOf(byUser.getOrDefault(SignedIn.current().user(), Set.of()));
    VaadinSession own = ui.getSession();
    for (VaadinSession session : sessions) {
      if (session != own) {
        session.getSession().invalidate();
      }
    }
    end(ui);
  }
}
