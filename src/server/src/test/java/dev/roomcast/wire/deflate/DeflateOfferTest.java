package dev.roomcast.wire.deflate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeflateOfferTest {

  @Test
  void offerWithoutParametersIsAcceptable() {
    assertTrue(new DeflateOffer().isAcceptable());
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "client_max_window_bits, , true", // what browsers and Node.js offer
    "client_max_window_bits, 8, true",
    "client_max_window_bits, 15, true",
    "client_max_window_bits, 16, false",
    "client_max_window_bits, 7, false",
    "client_no_context_takeover, , true",
    "client_no_context_takeover, 1, false",
    "server_no_context_takeover, , true",
    "server_max_window_bits, 10, false", // java.util.zip has one size
    "nonsense, , false"
  })
  void parameterIsAcceptableOrNot(String name, String value, boolean acceptable) {
    assertEquals(acceptable, new DeflateOffer().with(name, value).isAcceptable());
  }

  @Test
  void parameterMayNotBeRepeated() {
    assertFalse(
        new DeflateOffer()
            .with("client_max_window_bits", "")
            .with("client_max_window_bits", "")
            .isAcceptable());
  }
}
