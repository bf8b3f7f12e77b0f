package dev.roomcast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRefusedTest {

  @Test
  void codeIsRefusedUnlessThereIsABetterOne() {
    assertEquals("refused", new ClientRefused("Not you.").code());
    assertEquals("not-now-2", new ClientRefused("not-now-2", "Later.").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Not-Now", "not now", "2-late", "not_now", "\"x\""})
  void codeIsAWordForPrograms(String code) {
    assertThrows(IllegalArgumentException.class, () -> new ClientRefused(code, "No."));
  }

  @Test
  void refusalIsNoFault() {
    assertEquals(0, new ClientRefused("Not you.").getStackTrace().length);
  }
}
