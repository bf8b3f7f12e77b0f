package dev.roomcast.webapp.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DevEventsServletTest {

  @Test
  void aViolationNamesTheFieldAsInTheJson() {
    assertEquals("project_id", DevEventsServlet.fieldName("projectId"));
    assertEquals("labels[0]", DevEventsServlet.fieldName("labels[0].<list element>"));
    assertEquals("title", DevEventsServlet.fieldName("title"));
  }
}
