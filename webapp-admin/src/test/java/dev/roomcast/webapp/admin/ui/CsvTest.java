package dev.roomcast.webapp.admin.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTest {
  private final Csv<String> csv =
      new Csv<String>().column("text", row -> row).column("length", String::length);

  @Test
  void rowsFollowTheNamesOfTheColumns() throws IOException {
    assertEquals("text,length\r\nabc,3\r\n", written("abc"));
  }

  @Test
  void whatWouldEndAFieldIsQuoted() throws IOException {
    assertEquals("text,length\r\n\"a,\"\"b\"\"\",5\r\n", written("a,\"b\""));
  }

  @Test
  void whatASpreadsheetWouldRunIsOnlyText() throws IOException {
    assertEquals("text,length\r\n'=1+1,4\r\n", written("=1+1"));
  }

  private String written(String... rows) throws IOException {
    StringWriter out = new StringWriter();
    csv.write(Stream.of(rows), out);
    return out.toString();
  }
}
