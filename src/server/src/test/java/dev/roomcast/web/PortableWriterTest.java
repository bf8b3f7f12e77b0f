package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortableWriterTest {
  private static final SendResult SENT = new SendResult();

  private final List<Object> sent = new ArrayList<>();
  private final List<SendHandler> handlers = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private boolean closed;

  /* Only sends with a handler are ever asked of it. */
  private final RemoteEndpoint.Async remote =
      fake(
          RemoteEndpoint.Async.class,
          arguments -> {
            if (closed) {
              throw new IllegalStateException("closed");
            }
            sent.add(arguments[0]);
            handlers.add((SendHandler) arguments[1]);
            return null;
          });

  private final PortableWriter writer =
      new PortableWriter(fake(Session.class, arguments -> remote));

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(arguments)));
  }

  private void write(String... texts) {
    List<Frames> groups = new ArrayList<>();
    for (String text : texts) {
      groups.add(Frames.of(Frame.text(text)));
    }
    writer.write(
        groups,
        new Wire.Done() {
          @Override
          public void written() {
            told.add("written");
          }

          @Override
          public void failed(Throwable cause) {
            told.add("failed: " + cause.getMessage());
          }
        });
  }

  @Test
  void nextFrameWaitsUntilTheOneBeforeIsSent() {
    write("a", "b");
    assertEquals(List.of("a"), sent);

    handlers.get(0).onResult(SENT);
    assertEquals(List.of("a", "b"), sent);
    assertEquals(List.of(), told);

    handlers.get(1).onResult(SENT);
    assertEquals(List.of("written"), told);
  }

  /* A container that reported one frame twice used to let two frames be in flight. */
  @Test
  void secondWordOnOneFrameDoesNotEndTheNext() {
    write("a", "b", "c");
    handlers.get(0).onResult(SENT);
    handlers.get(0).onResult(SENT);

    assertEquals(List.of("a", "b"), sent);
  }

  @Test
  void frameThatIsNotSentEndsTheWrite() {
    write("a", "b");
    handlers.get(0).onResult(new SendResult(new IllegalStateException("broken pipe")));

    assertEquals(List.of("a"), sent);
    assertEquals(List.of("failed: broken pipe"), told);
  }

  @Test
  void containerThatThrowsEndsTheWrite() {
    closed = true;
    write("a", "b");

    assertEquals(List.of("failed: closed"), told);
  }
}
