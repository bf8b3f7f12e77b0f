package dev.roomcast.webapp.admin.ui;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadEvent;
import dev.roomcast.webapp.admin.login.Forbidden;
import dev.roomcast.webapp.admin.login.SignedIn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Downloads what a view lists, as a table for other programs. */
public final class CsvDownload<R> extends Anchor {
  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final String role;
  private final transient Csv<R> table;
  private final transient Supplier<Stream<R>> rows;

  /**
   * A link that downloads.
   *
   * @param role what one needs for it when it is done
   * @param rows is called when somebody downloads, with the screen's lock held
   */
  public CsvDownload(String fileName, String role, Csv<R> table, Supplier<Stream<R>> rows) {
    this.fileName = fileName;
    this.role = role;
    this.table = table;
    this.rows = rows;
    addClassName("button-link");
    add(VaadinIcon.DOWNLOAD_ALT.create(), new Span(text("list.export")));
    setHref(this::download);
  }

  private void download(DownloadEvent event) throws IOException {
    SignedIn.of(event.getRequest())
        .orElseThrow(Forbidden::new)
        .require(role);
    event.setFileName(fileName);
    event.setContentType("text/csv; charset=utf-8");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
      table.write(taken(event.getSession()).stream(), out);
    }
  }

  private List<R> taken(VaadinSession session) {
    session.lock();
    try {
      return rows.get().toList();
    } finally {
      session.unlock();
    }
  }
}
