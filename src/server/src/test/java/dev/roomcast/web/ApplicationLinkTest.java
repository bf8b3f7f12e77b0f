package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.ClientConnected;
import dev.roomcast.api.ClientDisconnected;
import dev.roomcast.api.ClientMessage;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.hub.FakeClient;
import dev.roomcast.hub.FakeBroker;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.hub.Recovery;
import dev.roomcast.hub.Sessions;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** From a client's event to the application's observers and back. */
class ApplicationLinkTest {
  record Chat(@NotBlank String text) {}

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private final List<String> fired = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Runnable> executed = new ArrayList<>();
  private boolean stopping;
  private boolean firingFails;
  private Gateway.Member member;

  private void connect(FakeObserver... observers) throws Refused {
    ApplicationLink link =
        new ApplicationLink(
            new ClientObservers(Arrays.asList(observers)), new Calls(), VALIDATOR, this::execute);
    HubGateway gateway =
        new HubGateway(
            new Hub(new HubCounters()),
            token -> new Identity("ann", "ann", Set.of(), Map.of(), Optional.empty()),
            (user, room) -> true,
            link,
            new HubCounters(),
            new Recovery(new Hub(new HubCounters()), new FakeBroker(), 1_000),
            new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
            new HubLimits(2, 4, 10, 10, Duration.ZERO),
            new FakeTime().wheel(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    member = gateway.connect("c-1", "t", new FakeClient());
  }

  private void execute(Runnable task) {
    if (stopping) {
      throw new RejectedExecutionException();
    }
    executed.add(task);
  }

  private final class Calls extends ObserverCalls {
    @Override
    public void connected(ClientConnected event) {
      fired.add(event.toString());
      if (firingFails) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void disconnected(ClientDisconnected event) {
      fired.add("gone for " + event.reason());
    }
  }

  private void emit(String event, Object... arguments) {
    member.emitted(
        new Emitted(event, PlainValues.json(arguments), new Emitted.Acknowledgement() {
          @Override
          public boolean isAwaited() {
            return true;
          }

          @Override
          public void accept(List<JsonNode> values) {
            answers.add(values.toString());
          }

          @Override
          public void refuse(Refused why) {
            answers.add(Reply.error(why).toString());
          }
        }));
  }

  private static FakeObserver chat(Consumer<ClientMessage> body) {
    return FakeObserver.of("chat", body);
  }

  @Test
  void observerSeesWhoEmittedWhat() throws Refused {
    List<ClientMessage> seen = new ArrayList<>();
    connect(chat(seen::add));

    emit("chat", "hi", 7, null);

    ClientMessage message = seen.get(0);
    assertEquals("chat", message.event());
    assertEquals("/fake", message.namespace());
    assertEquals("c-1", message.connectionId());
    assertEquals("ann", message.user().userId());
    assertEquals(List.of(Room.GLOBAL, Room.user("ann")), List.copyOf(message.rooms()));
    assertEquals(Arrays.asList("hi", 7L, null), message.arguments());
    assertTrue(message.wantsAcknowledgement());
    assertEquals(List.of(), answers);
  }

  @Test
  void observerAcknowledgesOnce() throws Refused {
    connect(chat(message -> {
      message.acknowledge("a", Map.of("n", 1));
      assertThrows(IllegalStateException.class, () -> message.acknowledge("b"));
      assertThrows(IllegalStateException.class, () -> message.refuse("No."));
    }));

    emit("chat");

    assertEquals(List.of("[\"a\", {\"n\":1}]"), answers);
  }

  @Test
  void valueThatCannotBeSentLeavesTheMessageUnanswered() throws Refused {
    connect(chat(message -> {
      assertThrows(
          IllegalArgumentException.class, () -> message.acknowledge(new Object()));
      message.acknowledge("instead");
    }));

    emit("chat");

    assertEquals(List.of("[\"instead\"]"), answers);
  }

  @Test
  void observerRefusesInItsOwnWords() throws Refused {
    connect(
        chat(message -> message.refuse("Not you.")),
        FakeObserver.of("move", message -> message.refuse("not-now", "Later.")),
        FakeObserver.of("jump", message -> {
          throw new IllegalStateException(new ClientRefused("too-high", "Lower."));
        }));

    emit("chat");
    emit("move");
    emit("jump");

    assertEquals(
        List.of(
            "{\"code\":\"refused\",\"message\":\"Not you.\",\"retryable\":false}",
            "{\"code\":\"not-now\",\"message\":\"Later.\",\"retryable\":false}",
            "{\"code\":\"too-high\",\"message\":\"Lower.\",\"retryable\":false}"),
        answers);
  }

  @Test
  void argumentThatDoesNotFitIsAnsweredAsABadRequest() throws Refused {
    connect(chat(message -> message.acknowledge(message.argument(0, Chat.class).text())));

    emit("chat", Map.of("text", "hi"));
    emit("chat", Map.of("text", " "));
    emit("chat", "hi");
    emit("chat");
    emit("chat", (Object) null);

    String start = "{\"code\":\"bad-request\",\"message\":\"Argument 1: ";
    String end = ".\",\"retryable\":false}";
    assertEquals(
        List.of(
            "[\"hi\"]",
            start + "text must not be blank" + end,
            start + "it is missing or has the wrong type" + end,
            start + "it is missing" + end,
            start + "it is missing" + end),
        answers);
  }

  @Test
  void faultOfAnObserverIsAnsweredUnlessItHasAnswered() throws Refused {
    connect(
        chat(message -> {
          throw new IllegalStateException("on purpose");
        }),
        FakeObserver.of("move", message -> {
          message.acknowledge("done");
          throw new AssertionError("on purpose");
        }));

    emit("chat");
    emit("move");

    assertEquals(
        List.of(
            "{\"code\":\"internal\",\"message\":\"The application failed; try again later.\","
                + "\"retryable\":true}",
            "[\"done\"]"),
        answers);
  }

  @Test
  void eventWithoutAnObserverIsUnknown() throws Refused {
    connect(chat(message -> {}));

    emit("dance");

    assertEquals(
        List.of(
            "{\"code\":\"unknown-command\",\"message\":\"There is no command \\\"dance\\\".\","
                + "\"retryable\":false}"),
        answers);
  }

  @Test
  void comingAndGoingAreFired() throws Refused {
    connect();
    member.left(Closing.CLIENT_LEFT);
    assertEquals(List.of("ClientConnected[c-1 in \"/fake\"]"), fired);

    executed.get(0).run();

    assertEquals(1, executed.size());
    assertEquals("gone for client-left", fired.get(1));
  }

  @Test
  void faultyObserverOfAConnectionKeepsNobodyOut() throws Refused {
    firingFails = true;

    connect(chat(message -> message.acknowledge("here")));
    emit("chat");

    assertEquals(List.of("[\"here\"]"), answers);
  }

  @Test
  void endOfAConnectionIsNotFiredWhenTheApplicationStops() throws Refused {
    connect();
    stopping = true;

    member.left(Closing.SHUTTING_DOWN);

    assertEquals(1, fired.size());
    assertFalse(fired.get(0).contains("gone"));
  }
}
