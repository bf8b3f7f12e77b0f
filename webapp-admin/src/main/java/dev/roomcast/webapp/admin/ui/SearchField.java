package dev.roomcast.webapp.admin.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** A field that searches while one types, once the typing rests for a moment. */
public final class SearchField extends TextField {
  private static final long serialVersionUID = 1L;
  private static final int QUIET_MILLIS = 200;

  /**
   * The field, still empty.
   *
   * @param what says what can be searched
   * @param search is called when the text has changed
   */
  public SearchField(String what, Runnable search) {
    setPlaceholder(what);
    setAriaLabel(what);
    setPrefixComponent(VaadinIcon.SEARCH.create());
    setClearButtonVisible(true);
    setValueChangeMode(ValueChangeMode.LAZY);
    setValueChangeTimeout(QUIET_MILLIS);
    addValueChangeListener(change -> search.run());
  }

  /** What to search, without the space around it. */
  public String text() {
    return getValue().strip();
  }
}
