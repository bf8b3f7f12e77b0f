package dev.roomcast.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void theFirstFigureIsComparedByTheMediansOfItsRounds() {
    Table table = new Table(List.of(
        sample("socketio", 1, 8), sample("wildfly", 1, 1),
        sample("socketio", 2, 10), sample("wildfly", 2, 2),
        sample("socketio", 3, 30), sample("wildfly", 3, 9)));

    assertEquals("""

        **calm**: words

        | server   | µs CPU/message |    min–max | × socket.io | × floor | verified |
        |----------|---------------:|-----------:|------------:|--------:|---------:|
        | socketio |          10.00 | 8.00–30.00 |        1.00 |         |      yes |
        | wildfly  |           2.00 |  1.00–9.00 |        0.20 |         |      yes |
        """, table.section("calm", "words", List.of(Figure.CPU_PER_MESSAGE)));
  }

  @Test
  void aRoundInWhichSomethingWasWrongDoesNotCountAndIsShown() {
    Table table = new Table(List.of(
        sample("floor", 1, 8),
        new Sample("floor", "calm", 2, Map.of(Figure.CPU_PER_MESSAGE, 1.0), "3 violations")));

    assertEquals("""

        **calm**: words

        | server | µs CPU/message | min–max | × socket.io | × floor |              verified |
        |--------|---------------:|--------:|------------:|--------:|----------------------:|
        | floor  |           8.00 |         |             |    1.00 | INVALID: 3 violations |
        """, table.section("calm", "words", List.of(Figure.CPU_PER_MESSAGE)));
  }

  private static Sample sample(String server, int round, double value) {
    return new Sample(server, "calm", round, Map.of(Figure.CPU_PER_MESSAGE, value), "");
  }
}
