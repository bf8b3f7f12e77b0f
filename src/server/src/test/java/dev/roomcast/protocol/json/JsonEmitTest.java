package dev.roomcast.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.FakeGateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plain JSON client and the application say to each other. */
class JsonEmitTest {
  private final FakePingableWire wire = new FakePingableWire();
  private final FakeGateway gateway = new FakeGateway();
  private final List<Emitted> taken = new ArrayList<>();
  private final JsonSession session =
      new JsonSession(
          wire,
          new Handshake("t", "192.0.2.1"),
          gateway,
          new JsonSettings(Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofSeconds(10)),
          new OutboxLimits(10_000, Duration.ofSeconds(30)),
          new FakeTime().wheel(),
          new Traffic(),
          Clock.fixed(FakeGateway.TIME, ZoneOffset.UTC));

  @BeforeEach
  void open() {
    session.open();
    wire.newTexts();
    gateway.application(taken::add);
  }

  private Emitted.Acknowledgement last() {
    return taken.get(taken.size() - 1).acknowledgement();
  }

  @Test
  void emittedEventIsAnsweredByAReply() {
    session.text("{\"id\":7,\"command\":\"emit\",\"event\":\"chat\",\"args\":[\"hi\",{\"n\":1}]}");
    last().accept(PlainValues.json("stored", 1.50));

    assertEquals("emitted chat [\"hi\", {\"n\":1}]", gateway.asked().get(1));
    assertEquals(
        List.of("{\"type\":\"reply\",\"id\":7,\"ok\":true,\"args\":[\"stored\",1.5]}"),
        wire.texts());
  }

  @Test
  void emptyAnswerHasNoValues() {
    session.text("{\"id\":\"a\",\"command\":\"emit\",\"event\":\"chat\"}");
    last().accept(List.of());

    assertEquals("emitted chat []", gateway.asked().get(1));
    assertEquals(List.of("{\"type\":\"reply\",\"id\":\"a\",\"ok\":true}"), wire.texts());
  }

  @Test
  void emitWithoutAnIdIsAnsweredOnlyIfRefused() {
    session.text("{\"command\":\"emit\",\"event\":\"chat\"}");
    last().accept(PlainValues.json("unheard"));
    assertEquals(List.of(), wire.texts());

    session.text("{\"command\":\"emit\",\"event\":\"chat\"}");
    last().refuse(Refused.byApplication("not-now", "Later."));
    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"ok\":false,\"error\":{\"code\":\"not-now\","
                + "\"message\":\"Later.\",\"retryable\":false}}"),
        wire.texts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1,\"command\":\"emit\"}",
        "{\"id\":1,\"command\":\"emit\",\"event\":7}",
        "{\"id\":1,\"command\":\"emit\",\"event\":\"chat\",\"args\":\"hi\"}",
        "{\"id\":1,\"command\":\"emit\",\"event\":\"subscribe\",\"args\":[]}",
        "{\"id\":1,\"command\":\"answer\",\"args\":[]}",
        "{\"id\":1,\"command\":\"answer\",\"ask\":\"3\"}",
        "{\"id\":1,\"command\":\"answer\",\"ask\":3,\"args\":{}}"
      })
  void whatCannotBeUnderstoodIsABadRequest(String message) {
    session.text(message);

    String start = "{\"type\":\"reply\",\"id\":1,\"ok\":false,\"error\":{\"code\":\"bad-request\"";
    assertEquals(start, wire.texts().get(0).substring(0, start.length()));
    assertEquals(List.of(), taken);
  }

  @Test
  void eventOfTheApplicationNamesItselfAndItsQuestion() {
    session.send(session.codec().encode(new Push.Emit("chat", PlainValues.json("hi", null))));
    session.send(
        session.codec().encode(new Push.Emit("file", PlainValues.json(new byte[] {1, 2}))
            .asking(12)));

    assertEquals(
        List.of(
            "{\"type\":\"emit\",\"event\":\"chat\",\"args\":[\"hi\",null]}",
            "{\"type\":\"emit\",\"event\":\"file\",\"args\":[\"AQI=\"],\"ask\":12}"),
        wire.texts());
  }

  @Test
  void answerIsHandedOnAndConfirmedIfWanted() {
    session.text("{\"command\":\"answer\",\"ask\":12,\"args\":[\"yes\"]}");
    session.text("{\"id\":3,\"command\":\"answer\",\"ask\":13}");

    assertEquals(
        List.of("answered 12 [\"yes\"]", "answered 13 []"), gateway.asked().subList(1, 3));
    assertEquals(List.of("{\"type\":\"reply\",\"id\":3,\"ok\":true}"), wire.texts());
  }
}
