package dev.roomcast.webapp.admin;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.TargetElement;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;

/**
 * The page that all views of the dashboard live in.
 *
 * <p>The browser's requests go by XHR and the server's answers by WebSocket, because signing in
 * changes the session's cookie and only XHR can do that.
 */
@Push(transport = Transport.WEBSOCKET_XHR)
public class AdminShell implements AppShellConfigurator {
  private static final long serialVersionUID = 1L;

  /**
   * Draws in the chosen theme, or else in the browser's, before anything is to be seen. {@code
   * frame.js} changes it later.
   */
  private static final String THEME = """
      const system = window.matchMedia('(prefers-color-scheme: dark)');
      const follow = () => {
        const chosen = localStorage.getItem('roomcast-theme') || 'system';
        const dark = chosen === 'dark' || (chosen === 'system' && system.matches);
        document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
      };
      system.addEventListener('change', follow);
      follow();
      """;

  /** Not by a view alone: a session may end before there is one. */
  private static final String FRAME = """
      addEventListener('DOMContentLoaded', () =>
        import(new URL('../admin-assets/frame.js', document.baseURI)));
      """;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Roomcast");
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addMetaTag("robots", "noindex");
    settings.addMetaTag("color-scheme", "light dark");
    settings.addFavIcon("icon", "../admin-assets/icon.svg", "any");
    settings.addInlineWithContents(
        TargetElement.HEAD, Inline.Position.PREPEND, THEME + FRAME,
        Inline.Wrapping.JAVASCRIPT);
  }
}
