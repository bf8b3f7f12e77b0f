package dev.roomcast.webapp.admin.frame;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.roomcast.webapp.admin.login.OpenSessions;
import dev.roomcast.webapp.admin.login.SignedIn;
import dev.roomcast.webapp.admin.ui.Language;
import dev.roomcast.webapp.admin.ui.Texts;
import java.util.List;
import java.util.Locale;

/** Who is signed in and as what, with the theme, the language and the way out. */
final class UserMenu extends MenuBar {
  private static final long serialVersionUID = 1L;
  private static final List<String> THEMES = List.of("system", "light", "dark");

  private final transient OpenSessions sessions;

  UserMenu(SignedIn who, OpenSessions sessions) {
    this.sessions = sessions;
    addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    addClassName("user-menu");
    // Not Vaadin's: that one takes the focus away from the button around it.
    Span avatar = new Span(who.user().substring(0, 1));
    avatar.addClassName("avatar");
    avatar.getElement().setAttribute("aria-hidden", "true");
    MenuItem root = addItem(avatar);
    root.setAriaLabel(text("frame.account", who.user()));
    SubMenu menu = root.getSubMenu();
    menu.addItem(account(who)).setEnabled(false);
    menu.addComponent(new Hr());
    themes(menu.addItem(text("frame.theme")).getSubMenu());
    languages(menu.addItem(text("frame.language")).getSubMenu());
    menu.addComponent(new Hr());
    menu.addItem(text("frame.sign-out"), click -> sessions.end(getUI().orElseThrow()));
    menu.addItem(
        text("frame.sign-out-everywhere"), click -> sessions.endAll(getUI().orElseThrow()));
  }

  private static Component account(SignedIn who) {
    Span name = new Span(who.user());
    name.addClassName("account-name");
    Span role = new Span(text("role." + who.strongestRole()));
    role.addClassName("account-role");
    Div account = new Div(name, role);
    account.addClassName("account");
    return account;
  }

  private void themes(SubMenu menu) {
    for (String theme : THEMES) {
      MenuItem item = menu.addItem(text("frame.theme." + theme));
      item.addClickListener(click ->
          click.getSource().getElement().executeJs("window.roomcast.chooseTheme($0)", theme));
    }
  }

  private void languages(SubMenu menu) {
    for (Locale language : Texts.LANGUAGES) {
      MenuItem item = menu.addItem(language.getDisplayLanguage(language));
      item.setCheckable(true);
      item.setChecked(language.equals(Texts.language()));
      item.addClickListener(click -> Language.choose(getUI().orElseThrow(), language));
    }
  }
}
