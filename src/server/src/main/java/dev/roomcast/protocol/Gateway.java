package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.wire.Closing;
import java.util.List;

/** Where a protocol session hands its client over to the hub. */
public interface Gateway {

  /**
   * Lets a client in, or not. May wait for keys to verify the token with. When it returns, the
   * client is in its first rooms and {@link Push.Established} has been sent, before anything else.
   *
   * @param connectionId how the connection is to be known, unguessable; clients may see it
   * @param token as the client sent it; empty if it sent none
   * @throws Refused if it may not come in; the caller tells the client and ends or keeps it
   */
  Member connect(String connectionId, String token, Client client) throws Refused;

  /**
   * Lets a client in that may have been here before; then it goes on as who it was, and gets what
   * it has missed. If that cannot be complete it is a new connection.
   *
   * @param connectionId for a new connection
   */
  default Member connect(
      String connectionId, String token, Resumption resumption, Client client) throws Refused {
    return connect(connectionId, token, client);
  }

  /** A client that is in. */
  interface Member {

    /** Does what the client asks. Call it for one command after the other. */
    Reply handle(Command command);

    /** Takes an event for the application. Call it in turn with {@link #handle}. */
    void emitted(Emitted emitted);

    /** Takes the answer to a {@link Push.Emit} with this question; any other is ignored. */
    void answered(long question, List<JsonNode> values);

    /** The client is gone, or will be in a moment: it leaves all rooms. Safe to call twice. */
    void left(Closing why);
  }
}
