package dev.roomcast.webapp.admin.nodes;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.actions.Confirm;
import dev.roomcast.webapp.admin.login.SignedIn;

/** Drains the node that serves this page, or ends that; other nodes are drained at their own. */
final class DrainButtons extends Div {
  private static final long serialVersionUID = 1L;

  private final String node;
  private final boolean self;
  private final transient NodeActions actions;
  private final Span draining = new Span(text("nodes.draining"));
  private final Button drain =
      new Button(text("nodes.drain"), VaadinIcon.SIGN_OUT_ALT.create(), click -> ask());
  private final Button resume =
      new Button(text("nodes.resume"), VaadinIcon.SIGN_IN_ALT.create(), click -> resume());

  DrainButtons(String node, boolean self, NodeActions actions) {
    this.node = node;
    this.self = self;
    this.actions = actions;
    addClassName("heading-actions");
    draining.setClassName("badge silent");
    add(draining, drain, resume);
  }

  void show() {
    boolean on = self && actions.isDraining();
    boolean may = self && SignedIn.current().has(AdminRoles.ADMIN);
    draining.setVisible(on);
    drain.setVisible(may && !on);
    resume.setVisible(may && on);
  }

  private void ask() {
    Confirm.ask(
        text("nodes.drain.title", node),
        text("nodes.drain.consequence"),
        text("nodes.drain"),
        () -> actions.drain(SignedIn.current()));
  }

  private void resume() {
    actions.resume(SignedIn.current());
  }
}
