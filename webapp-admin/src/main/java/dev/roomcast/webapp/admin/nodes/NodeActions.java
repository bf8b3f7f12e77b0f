package dev.roomcast.webapp.admin.nodes;

import dev.roomcast.config.InForce;
import dev.roomcast.web.Drain;
import dev.roomcast.web.Node;
import dev.roomcast.web.Operations;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.Operators;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an administrator can do to this node and learn of it. Each method checks the role first. */
@ApplicationScoped
public class NodeActions {
  @Inject private Node node;
  @Inject private Operations operations;
  @Inject private Drain drain;

  /** The settings in force on this node, secrets hidden. */
  public List<InForce> configuration(SignedIn who) {
    who.require(AdminRoles.ADMIN);
    return InForce.all(ConfigProvider.getConfig());
  }

  /** Sends the clients of this node elsewhere and takes no new ones. */
  public void drain(SignedIn who) {
    who.require(AdminRoles.ADMIN);
    drain.begin();
    account(who, "drain");
  }

  /** Takes clients again. */
  public void resume(SignedIn who) {
    who.require(AdminRoles.ADMIN);
    drain.end();
    account(who, "resume");
  }

  private void account(SignedIn who, String action) {
    operations.account(Operators.of(who), action, node.settings().nodeName(), "", "begun");
  }

  public boolean isDraining() {
    return drain.isOn();
  }
}
