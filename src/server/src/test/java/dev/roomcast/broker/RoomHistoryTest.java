package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.api.Room;
import dev.roomcast.hub.History;
import dev.roomcast.hub.History.Direction;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A memory that begins after the hundredth message, and before it what each test puts there. */
class RoomHistoryTest {
  private static final Room ROOM = new Room("project:1");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RecentLog recent =
      new RecentLog(
          "e", new LogLimits(0, 0, Duration.ofHours(1)), Clock.fixed(NOW, ZoneOffset.UTC));

  RoomHistoryTest() {
    recent.add(logged(100));
  }

  private static Logged logged(int place) {
    Message message =
        new Message("e-" + Integer.toString(place, 36), "a", List.of(ROOM), NOW, new byte[] {'1'});
    return new Logged(place, "", place, new Position(place), message);
  }

  /** Has a message at some places from the first on, and looks at one place a step. */
  private record Places(List<Integer> places, int first) implements RoomHistory.Elsewhere {
    @Override
    public Optional<Position> older(PageInProgress page, Room room, Position from) {
      offer(page, from);
      return from.major() == first
          ? Optional.empty()
          : Optional.of(new Position(from.major() - 1));
    }

    @Override
    public Position newer(PageInProgress page, Room room, Position after) {
      Position next = new Position(Math.max(after.major() + 1, first));
      offer(page, next);
      return next;
    }

    private void offer(PageInProgress page, Position place) {
      if (places.contains((int) place.major())) {
        page.offer(logged((int) place.major()));
      }
    }
  }

  private History.Page page(
      RoomHistory.Elsewhere elsewhere, Direction direction, String position, int limit) {
    return (History.Page)
        new RoomHistory(recent, elsewhere)
            .of(new History.Request(ROOM, "", direction, position, limit));
  }

  private static List<String> ids(History.Page page) {
    return page.events().stream().map(event -> event.message().id()).toList();
  }

  @Test
  void fullPageEndsTheSearchAndSaysThatThereIsMore() {
    Places near = new Places(List.of(91, 92, 93), 1);

    History.Page page = page(near, Direction.OLDER, "", 2);

    assertEquals(List.of("e-2k", "e-2l"), ids(page));
    assertEquals(Optional.of("e-2k"), page.older());
  }

  @Test
  void pageWithAllThereIsSaysSo() {
    Places near = new Places(List.of(91, 92), 90);

    History.Page page = page(near, Direction.OLDER, "", 2);

    assertEquals(List.of("e-2j", "e-2k"), ids(page));
    assertEquals(Optional.empty(), page.older());
  }

  /* Twenty steps are twenty places. */
  @Test
  void searchThatIsTooLongGoesOnWithTheNextPage() {
    Places far = new Places(List.of(80), 1);

    History.Page page = page(far, Direction.OLDER, "", 2);

    assertEquals(List.of(), ids(page));
    assertEquals(List.of("e-28"), ids(page(far, Direction.OLDER, page.older().get(), 2)));
  }

  @Test
  void searchForwardThatIsTooLongGoesOnWithTheNextPage() {
    Places far = new Places(List.of(50, 60), 1);
    Optional<String> after = Optional.of("");
    int pages = 0;
    List<String> found = List.of();

    while (found.isEmpty()) {
      History.Page page = page(far, Direction.NEWER, after.orElseThrow(), 2);
      found = ids(page);
      after = page.newer();
      pages++;
    }

    assertEquals(List.of("e-1e", "e-1o"), found);
    assertEquals(3, pages); // of twenty places
  }
}
