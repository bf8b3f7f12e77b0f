package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** How long ago something was, told anew by the browser as time passes; exact on hover. */
@Tag("roomcast-time")
@JsModule("context://admin-assets/time.js")
public final class RelativeTime extends Span {
  private static final long serialVersionUID = 1L;

  public RelativeTime(Instant time) {
    getElement().setAttribute("datetime", time.toString());
  }

  /** What shows one in a grid, for a row's property {@code time}. */
  public static final String TEMPLATE =
      "<roomcast-time datetime=\"${item.time}\"></roomcast-time>";
}
