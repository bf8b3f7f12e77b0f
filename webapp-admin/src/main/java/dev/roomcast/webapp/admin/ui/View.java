package dev.roomcast.webapp.admin.ui;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;

/** A screen of the dashboard. Its texts' keys begin with its name. */
public abstract class View extends Main implements HasDynamicTitle {
  private static final long serialVersionUID = 1L;

  private final String name;

  protected View(String name) {
    this.name = name;
    addClassNames("view", name);
  }

  @Override
  public String getPageTitle() {
    return text(name + ".title") + " – Roomcast";
  }
}
