package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static Connection connection(Client client) {
    Identity identity = new Identity("u", "u", Set.of(), Map.of(), Optional.empty());
    return new Connection("c", client, identity, Instant.EPOCH);
  }

  @Test
  void whatComesBeforeTheGreetingWaitsForIt() {
    FakeClient client = new FakeClient();
    Connection connection = connection(client);

    connection.gate().send(Frames.of(Frame.text("early")));
    assertEquals(List.of(), client.lines());
    FakeClient.establish(connection);
    connection.gate().send(Frames.of(Frame.text("late")));

    assertEquals(List.of("established u in []", "early", "late"), client.lines());
  }

  /*
   * The greeting was written with the connection's monitor held, and whoever wanted to join a room
   * or to leave one waited for the container.
   */
  @Test
  void monitorIsFreeWhileTheClientIsGreeted() {
    Connection[] connection = new Connection[1];
    FakeClient memory = new FakeClient();
    Client nosy =
        new Client() {
          @Override
          public Codec codec() {
            return memory.codec();
          }

          @Override
          public String namespace() {
            return memory.namespace();
          }

          @Override
          public Transport transport() {
            return memory.transport();
          }

          @Override
          public String address() {
            return memory.address();
          }

          @Override
          public Activity activity() {
            return memory.activity();
          }

          @Override
          public boolean send(Frames frames) {
            assertFalse(Thread.holdsLock(connection[0]));
            if (memory.frames().isEmpty()) {
              connection[0].gate().send(Frames.of(Frame.text("meanwhile")));
            }
            return memory.send(frames);
          }

          @Override
          public void close(Closing why) {}
        };
    connection[0] = connection(nosy);
    connection[0].gate().send(Frames.of(Frame.text("early")));

    FakeClient.establish(connection[0]);

    assertEquals(List.of("established u in []", "early", "meanwhile"), memory.lines());
  }
}
