package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Node;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.frame.Frame;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Card;
import dev.roomcast.webapp.admin.ui.Heading;
import dev.roomcast.webapp.admin.ui.Live;
import dev.roomcast.webapp.admin.ui.View;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of the cluster: how each is doing, and the configuration of this one. */
@Route(value = "nodes", layout = Frame.class)
@RolesAllowed({AdminRoles.VIEWER, AdminRoles.OPERATOR, AdminRoles.ADMIN})
public class NodesView extends View {
  private static final long serialVersionUID = 1L;
  private static final Duration REDRAW = Duration.ofSeconds(1);

  private final transient Node node;
  private final transient Inspection inspection;
  private final transient Live live;
  private final transient NodeActions actions;
  private transient Registration watching = () -> {};

  private final Heading heading = new Heading(text("nodes.title"), "");
  private final Div cards = new Div();
  private final transient Map<String, NodeCard> byRun = new LinkedHashMap<>();

  @Inject
  NodesView(Node node, Inspection inspection, Live live, NodeActions actions) {
    super("nodes");
    this.node = node;
    this.inspection = inspection;
    this.live = live;
    this.actions = actions;
    cards.addClassName("node-cards");
    add(heading, cards);
    if (SignedIn.current().has(AdminRoles.ADMIN)) {
      add(configuration());
    }
  }

  private Card configuration() {
    return new Card(
        text("nodes.configuration", node.settings().nodeName()),
        new ConfigurationGrid(actions.configuration(SignedIn.current())));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    show();
    watching = live.watch(event.getUI(), REDRAW, reading -> show());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.remove();
  }

  private void show() {
    List<NodeInfo> nodes = node.cluster().nodes();
    long present = nodes.stream().filter(each -> each.state().isPresent()).count();
    heading.say(text("nodes.line", present));
    byRun.keySet().removeIf(run -> {
      boolean gone = nodes.stream().noneMatch(each -> each.run().equals(run));
      Optional.of(byRun.get(run)).filter(card -> gone).ifPresent(cards::remove);
      return gone;
    });
    for (NodeInfo each : nodes) {
      NodeCard card = byRun.computeIfAbsent(each.run(), run -> added(each));
      card.show(each);
      if (each.self()) {
        card.show(inspection.log());
      }
    }
  }

  private NodeCard added(NodeInfo info) {
    NodeCard card = new NodeCard(info, actions);
    cards.add(card);
    return card;
  }
}
