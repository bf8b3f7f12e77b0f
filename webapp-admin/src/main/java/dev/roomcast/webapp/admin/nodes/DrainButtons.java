package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.Confirm;
import dev.roomcast.webapp.admin.actions.Outcomes;
import dev.roomcast.webapp.admin.login.SignedIn;

/** Drains a node, whichever serves this page, or ends that. */
final class DrainButtons extends Div {
  private static final long serialVersionUID = 1L;

  private final transient NodeInfo node;
  private final transient NodeActions actions;
  private final Span draining = new Span(text("nodes.draining"));
  private final Button drain =
      new Button(text("nodes.drain"), VaadinIcon.SIGN_OUT_ALT.create(), click -> ask());
  private final Button resume =
      new Button(text("nodes.resume"), VaadinIcon.SIGN_IN_ALT.create(), click -> order(false));

  DrainButtons(NodeInfo node, NodeActions actions) {
    this.node = node;
    this.actions = actions;
    addClassName("heading-actions");
    draining.setClassName("badge silent");
    add(draining, drain, resume);
  }

  /** How the node is by now. */
  void show(NodeInfo now) {
    boolean present = now.state().isPresent();
    boolean on = present && now.stats().map(NodeStats::draining).orElse(false);
    boolean may = present && SignedIn.current().has(AdminRoles.ADMIN);
    draining.setVisible(on);
    drain.setVisible(may && !on);
    resume.setVisible(may && on);
  }

  private void ask() {
    Confirm.ask(
        text("nodes.drain.title", node.node()),
        text("nodes.drain.consequence"),
        text("nodes.drain"),
        () -> order(true));
  }

  private void order(boolean on) {
    String told = text(on ? "nodes.drain.begun" : "nodes.drain.over", node.node());
    Outcomes.announce(
        getUI().orElseThrow(), actions.drain(SignedIn.current(), node, on), told);
  }
}
