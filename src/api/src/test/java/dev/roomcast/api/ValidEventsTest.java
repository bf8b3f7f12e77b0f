package dev.roomcast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidEventsTest {
  private final ValidEvents validEvents = new ValidEvents(Validators.english());

  record Line(@NotBlank String articleName, @Min(1) int pieceCount) {}

  /** An event as an application writes it. */
  record OrderShipped(@NotNull String orderId, @NotNull List<@Valid Line> orderLines)
      implements RoomEvent {
    @Override
    public String type() {
      return "order.shipped";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(new Room("order:" + orderId));
    }
  }

  record Addressed(String type, Set<Room> rooms) implements RoomEvent {}

  record Counted(Map<@NotBlank String, @Min(1) Integer> pieceCounts) implements RoomEvent {
    @Override
    public String type() {
      return "stock.counted";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of(Room.GLOBAL);
    }
  }

  @Test
  void validEventOfAnApplicationPasses() {
    var event = new OrderShipped("7", List.of(new Line("Tea", 2)));

    assertSame(event, validEvents.require(event));
  }

  @Test
  void messageNamesTypeAndFieldsAsOnTheWire() {
    var event = new OrderShipped(null, List.of(new Line("Tea", 2), new Line(" ", 0)));

    assertEquals(
        "order.shipped: order_id must not be null;"
            + " order_lines[1].article_name must not be blank;"
            + " order_lines[1].piece_count must be greater than or equal to 1",
        refusal(event));
  }

  @Test
  void valueOfAMapIsNamedByItsKeyAsItIs() {
    assertEquals(
        "stock.counted: piece_counts[greenTea] must be greater than or equal to 1",
        refusal(new Counted(Map.of("greenTea", 0))));
  }

  @Test
  void manyReasonsAreCutToTen() {
    // Different objects: a validator looks at each object once.
    List<Line> lines = Stream.generate(() -> new Line("Tea", 0)).limit(12).toList();

    assertTrue(refusal(new OrderShipped("7", lines)).endsWith("; and 2 more"));
  }

  @Test
  void roomsAreAskedOfValidEventsOnly() {
    assertThrows(
        ConstraintViolationException.class,
        () -> validEvents.require(new OrderShipped(null, List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tick", "order.shipped", "v2.order_line.7"})
  void typeIsWordsJoinedByDots(String type) {
    assertEquals(type, validEvents.require(new Addressed(type, Set.of(Room.GLOBAL))).type());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {
    "Order.shipped", "order..shipped", ".shipped", "order.", "order shipped", "order-shipped",
    "order.shipped\n", "bestellung.ausgeführt"})
  void otherTypeIsRefused(String type) {
    refuseArgument(new Addressed(type, Set.of(Room.GLOBAL)));
  }

  @Test
  void typeMayHave100Characters() {
    validEvents.require(new Addressed("t".repeat(100), Set.of(Room.GLOBAL)));
    refuseArgument(new Addressed("t".repeat(101), Set.of(Room.GLOBAL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "connect", "connect_error", "disconnect", "disconnecting", "connection_established",
    "presence.joined",
    "connection.established", "connection.error"})
  void typeThatClientsHearFromTheHubIsRefused(String type) {
    refuseArgument(new Addressed(type, Set.of(Room.GLOBAL)));
  }

  @Test
  void eventForNoRoomIsRefused() {
    refuseArgument(new Addressed("order.shipped", null));
    refuseArgument(new Addressed("order.shipped", Set.of()));
    refuseArgument(new Addressed("order.shipped", Collections.singleton(null)));
  }

  private String refusal(RoomEvent event) {
    return assertThrows(
        ConstraintViolationException.class, () -> validEvents.require(event)).getMessage();
  }

  private void refuseArgument(RoomEvent event) {
    assertThrows(IllegalArgumentException.class, () -> validEvents.require(event));
  }
}
