package dev.roomcast.webapp.admin.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.hub.Draft;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.login.Forbidden;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.nodes.NodeActions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The actions have nothing to act with here: whoever came past the check would fail otherwise. */
class RolesOfActionsTest {
  private static final SignedIn VIEWER =
      new SignedIn("vera", Set.of(AdminRoles.VIEWER), Instant.MAX);
  private static final SignedIn OPERATOR =
      new SignedIn("olga", Set.of(AdminRoles.OPERATOR), Instant.MAX);
  private static final Draft DRAFT =
      new Draft("note", List.of(Room.GLOBAL), new byte[] {'0'});

  private static final NodeInfo NODE =
      new NodeInfo(
          "n", "r", Instant.EPOCH, false, NodeInfo.State.UP, Instant.EPOCH, true,
          Optional.empty());

  private final ClientActions clients = new ClientActions();
  private final PublishActions publish = new PublishActions();
  private final NodeActions nodes = new NodeActions();

  @Test
  void aViewerActsOnNoClient() {
    forbidden(() -> clients.disconnect(VIEWER, "id", true));
    forbidden(() -> clients.disconnectUser(VIEWER, "ada", false));
    forbidden(() -> clients.expel(VIEWER, "ada", Room.GLOBAL));
    forbidden(() -> clients.sendTest(VIEWER, "ada"));
  }

  @Test
  void whoeverHasNoRoleSeesNoDetail() {
    SignedIn nobody = new SignedIn("nora", Set.of(), Instant.MAX);
    forbidden(() -> clients.detail(nobody, "id"));
    forbidden(() -> clients.lastEvents(nobody, null));
  }

  @Test
  void anOperatorPublishesNothing() {
    forbidden(() -> publish.check(OPERATOR, NullNode.instance));
    forbidden(() -> publish.publish(OPERATOR, DRAFT));
    forbidden(() -> publish.dryRun(OPERATOR, DRAFT));
  }

  @Test
  void anOperatorNeitherDrainsANodeNorSeesItsConfiguration() {
    forbidden(() -> nodes.drain(OPERATOR, NODE, true));
    forbidden(() -> nodes.drain(OPERATOR, NODE, false));
    forbidden(() -> nodes.configuration(OPERATOR));
  }

  /* Also of those that are added later: everything that acts for somebody asks who it is. */
  @Test
  void whoeverHasNoRoleDoesNothingAtAll() {
    SignedIn nobody = new SignedIn("nora", Set.of(), Instant.MAX);
    List<String> unguarded = new ArrayList<>();
    for (Object actions : List.of(clients, publish, nodes)) {
      for (Method action : actions.getClass().getDeclaredMethods()) {
        if (Modifier.isPublic(action.getModifiers()) && !isRefused(actions, action, nobody)) {
          unguarded.add(action.toString());
        }
      }
    }

    assertEquals(List.of(), unguarded);
  }

  private static boolean isRefused(Object actions, Method action, SignedIn who) {
    Object[] arguments =
        Stream.of(action.getParameterTypes())
            .map(type -> type == SignedIn.class ? who : type == boolean.class ? false : null)
            .toArray();
    try {
      action.invoke(actions, arguments);
      return false;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause() instanceof Forbidden;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forbidden(Executable action) {
    assertThrows(Forbidden.class, action);
  }
}
