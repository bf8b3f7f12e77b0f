package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Room;
import dev.roomcast.wire.Closing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A hub that lets in whoever has a token that is not {@code forged}, grants everything and
 * remembers what it was asked.
 */
public final class FakeGateway implements Gateway {
  public static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Client> clients = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
  private Runnable whileVerifying = () -> {};
  private Optional<Refused> refusal = Optional.empty();
  private Optional<Consumer<Emitted>> application = Optional.empty();

  /** What was asked, in order: {@code connect <token>}, {@code ping}, {@code left <code>}, … */
  public List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  /** Happens in the middle of each connect. */
  public void whileVerifying(Runnable what) {
    whileVerifying = what;
  }

  /** Refuses everybody, for this reason. */
  public void refuse(Refusal why) {
    refusal = Optional.of(new Refused(why, "Not now."));
  }

  /** Has an application that takes every event. */
  public void application(Consumer<Emitted> taker) {
    application = Optional.of(taker);
  }

  /** The client that came in last. */
  public Client client() {
    return clients.get(clients.size() - 1);
  }

  /** What the client that came in last is known by. */
  public String connectionId() {
    return ids.get(ids.size() - 1);
  }

  @Override
  public Member connect(String connectionId, String token, Client client) throws Refused {
    asked.add("connect " + token);
    whileVerifying.run();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (token.equals("forged")) {
      throw new Refused(Refusal.TOKEN_SIGNATURE, "Not signed by us.");
    }
    clients.add(client);
    ids.add(connectionId);
    client.send(
        client
            .codec()
            .encode(
                new Push.Established(
                    connectionId, "ann", List.of(Room.GLOBAL), TIME, Optional.empty())));
    return new Granting();
  }

  private final class Granting implements Member, Command.Handler<Reply> {
    @Override
    public Reply handle(Command command) {
      return command.handleBy(this);
    }

    @Override
    public void emitted(Emitted emitted) {
      asked.add("emitted " + emitted.event() + " " + emitted.arguments());
      application.ifPresentOrElse(
          taker -> taker.accept(emitted),
          () -> emitted.acknowledgement().refuse(Commands.unknown(emitted.event())));
    }

    @Override
    public void answered(long question, List<JsonNode> values) {
      asked.add("answered " + question + " " + values);
    }

    @Override
    public void left(Closing why) {
      asked.add("left " + why.code());
    }

    @Override
    public Reply subscribe(Command.Subscribe command) {
      asked.add("subscribe " + command.room() + " since '" + command.since() + "'"
          + command.presence().map(wanted -> " presence " + wanted).orElse(""));
      return Reply.granted(command.room());
    }

    @Override
    public Reply unsubscribe(Command.Unsubscribe command) {
      asked.add("unsubscribe " + command.room());
      return Reply.granted(command.room());
    }

    @Override
    public Reply presence(Command.Presence command) {
      asked.add(
          "presence of " + command.room() + " after '" + command.after() + "' to "
              + command.limit());
      return Reply.granted(command.room());
    }

    @Override
    public Reply ping(Command.Ping command) {
      asked.add("ping");
      Reply reply = Reply.granted();
      if (!command.data().isMissingNode()) {
        reply.json().set("data", command.data());
      }
      return reply;
    }

    @Override
    public Reply refresh(Command.Refresh command) {
      asked.add("refresh " + command.token());
      if (command.token().equals("fault")) {
        throw new IllegalStateException("on purpose");
      }
      return Reply.granted();
    }

    @Override
    public Reply unreadable(Command.Unreadable command) {
      asked.add(command.refusal().code());
      return Reply.refused(new Refused(command.refusal(), command.message()));
    }
  }
}
