package dev.roomcast.webapp.admin.actions;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.roomcast.api.Room;
import dev.roomcast.webapp.admin.AdminRoles;
import dev.roomcast.webapp.admin.login.SignedIn;
import java.util.Optional;

/** A small cross that takes somebody out of a room. */
public final class ExpelButton extends Button {
  private static final long serialVersionUID = 1L;

  private ExpelButton(String name, Runnable expel) {
    super(VaadinIcon.CLOSE_SMALL.create(), click -> expel.run());
    addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    setAriaLabel(name);
    setTooltipText(name);
  }

  /** Empty where nobody can be taken out, or not by who looks. */
  public static Optional<ExpelButton> of(Room room, String name, Runnable expel) {
    boolean fixed = room.equals(Room.GLOBAL) || room.kind().equals("user");
    return !fixed && SignedIn.current().has(AdminRoles.OPERATOR)
        ? Optional.of(new ExpelButton(name, expel))
        : Optional.empty();
  }
}
