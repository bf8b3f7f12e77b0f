package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientObserversTest {
  private static FakeObserver of(String event) {
    return FakeObserver.of(event, message -> {});
  }

  private static FakeObserver of(String event, String namespace) {
    return FakeObserver.of(event, namespace, message -> {});
  }

  private static FakeObserver ofAll() {
    return FakeObserver.ofAll(message -> {});
  }

  @Test
  void observerTakesTheEventOfItsName() {
    FakeObserver chat = of("chat");
    ClientObservers observers = new ClientObservers(List.of(chat, of("move")));

    assertEquals(List.of(chat), observers.of("/", "chat"));
    assertEquals(List.of(chat), observers.of("", "chat"));
    assertEquals(List.of(), observers.of("/", "Chat"));
  }

  @Test
  void observerOfANamespaceTakesItsEventsFromThere() {
    FakeObserver anywhere = of("chat");
    FakeObserver there = of("chat", "/custom");
    ClientObservers observers = new ClientObservers(List.of(anywhere, there));

    assertEquals(List.of(anywhere, there), observers.of("/custom", "chat"));
    assertEquals(List.of(anywhere), observers.of("/", "chat"));
    assertEquals(List.of(anywhere), observers.of("", "chat"));
  }

  @Test
  void observerWithoutTheQualifierTakesEverything() {
    FakeObserver all = ofAll();
    FakeObserver chat = of("chat");
    ClientObservers observers = new ClientObservers(List.of(chat, all));

    assertEquals(List.of(chat, all), observers.of("/", "chat"));
    assertEquals(List.of(all), observers.of("/", "anything"));
  }

  @Test
  void observersComeInTheOrderOfTheirPriority() {
    FakeObserver third = of("chat").withPriority(30);
    FakeObserver first = ofAll().withPriority(10);
    FakeObserver second = of("chat").withPriority(20);

    assertEquals(
        List.of(first, second, third),
        new ClientObservers(List.of(third, first, second)).of("/", "chat"));
  }

  @Test
  void onlySynchronousObserversOfMessagesCount() {
    ClientObservers observers =
        new ClientObservers(List.of(ofAll().observing(Object.class), of("chat").asynchronous()));

    assertEquals(List.of(), observers.of("/", "chat"));
  }
}
