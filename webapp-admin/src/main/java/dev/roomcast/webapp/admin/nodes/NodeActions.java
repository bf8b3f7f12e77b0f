package dev.roomcast.webapp.admin.nodes;

import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.cluster.Outcome;
import dev.roomcast.config.InForce;
import dev.roomcast.web.Operations;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.Operators;
import dev.roomcast.webapp.admin.login.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an administrator can do to nodes and learn of this one. Each method checks the role first. */
@ApplicationScoped
public class NodeActions {
  @Inject private Operations operations;

  /** The settings in force on this node, secrets hidden. */
  public List<InForce> configuration(SignedIn who) {
    who.require(AdminRoles.ADMIN);
    return InForce.all(ConfigProvider.getConfig());
  }

  /** Has a node send its clients elsewhere and take no new ones, or take clients again. */
  public CompletionStage<Outcome> drain(SignedIn who, NodeInfo there, boolean on) {
    who.require(AdminRoles.ADMIN);
    return operations.order(
        new Action.Drain(there.run(), there.node(), on), Operators.of(who));
  }
}
