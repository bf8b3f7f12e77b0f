package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a connected client asks for. The values are as the client sent them: not yet checked. */
public sealed interface Command {

  /** Has this command handled by the method of its name. */
  <R> R handleBy(Handler<R> handler);

  /**
   * Be in a room.
   *
   * @param room the room's name
   * @param since the id of the last event that the client has seen there, empty if it asks for none
   * @param presence whether to tell who comes and goes; empty to leave that as it is
   */
  record Subscribe(String room, String since, Optional<Boolean> presence) implements Command {
    /** Without a word about presence. */
    public Subscribe(String room, String since) {
      this(room, since, Optional.empty());
    }

    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.subscribe(this);
    }
  }

  /** Leave a room. */
  record Unsubscribe(String room) implements Command {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.unsubscribe(this);
    }
  }

  /**
   * Ask who is in a room.
   *
   * @param after begins behind this user; empty to begin at the first
   * @param limit most users in the answer
   */
  record Presence(String room, String after, int limit) implements Command {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.presence(this);
    }
  }

  /** Ask for a sign of life; the answer holds the data. */
  record Ping(JsonNode data) implements Command {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.ping(this);
    }
  }

  /** Go on with a newer token of the same user. */
  record Refresh(String token) implements Command {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.refresh(this);
    }
  }

  /** Something that cannot be understood; the message says why, in words for the client. */
  record Unreadable(Refusal refusal, String message) implements Command {
    @Override
    public <R> R handleBy(Handler<R> handler) {
      return handler.unreadable(this);
    }
  }

  /** One method per command. */
  interface Handler<R> {
    R subscribe(Subscribe command);

    R unsubscribe(Unsubscribe command);

    R presence(Presence command);

    R ping(Ping command);

    R refresh(Refresh command);

    R unreadable(Unreadable command);
  }
}
