package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private static final String ADA = "192.0.2.1";
  private static final String BOB = "192.0.2.2";

  @Test
  void oneAddressCannotTakeTheSeatsOfOthers() {
    Seats seats = new Seats(10, 2);
    seats.take(ADA);
    seats.take(ADA);

    assertFalse(seats.take(ADA));
    assertEquals(Optional.of(Refusal.TOO_MANY_SESSIONS), seats.refusal(ADA));
    assertTrue(seats.take(BOB));
    assertEquals(3, seats.taken());
  }

  @Test
  void seatThatIsLeftCanBeTakenAgain() {
    Seats seats = new Seats(10, 1);
    seats.take(ADA);

    seats.leave(ADA);

    assertEquals(0, seats.taken());
    assertTrue(seats.take(ADA));
  }

  @Test
  void nobodyGetsASeatWhenAllAreTaken() {
    Seats seats = new Seats(1, Seats.ANY_NUMBER);
    seats.take(ADA);

    assertFalse(seats.take(BOB));
    assertEquals(Optional.of(Refusal.NODE_FULL), seats.refusal(BOB));
  }

  @Test
  void oneAddressMayTakeAllIfThatIsNotLimited() {
    Seats seats = new Seats(3, Seats.ANY_NUMBER);

    assertTrue(seats.take(ADA));
    assertTrue(seats.take(ADA));
    assertTrue(seats.take(ADA));
  }

  @Test
  void nobodyGetsASeatAfterClosing() {
    Seats seats = new Seats(10, 2);
    seats.take(ADA);

    seats.close();

    assertFalse(seats.take(BOB));
    assertEquals(Optional.of(Refusal.NODE_FULL), seats.refusal(BOB));
    assertEquals(1, seats.taken());
  }
}
