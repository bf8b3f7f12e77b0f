package dev.roomcast.hub;

import dev.roomcast.protocol.Push;
import java.util.List;

/** What a client has missed, complete, or the reason why that cannot be said. */
public sealed interface Replay {

  /**
   * Every event that it has missed, in order; perhaps none.
   *
   * @param events as the client is to see them: the id of each is a position for that client
   */
  record Complete(List<Push.Event> events) implements Replay {
    public Complete {
      events = List.copyOf(events);
    }
  }

  /** Nothing, because it would not be all. */
  record Incomplete(Gap gap) implements Replay {}

  /** Why missed events are not sent again. */
  enum Gap {
    /** The log keeps nothing that old. */
    NOT_KEPT("not-kept"),

    /** The log lost its history, or is another than the client knew. */
    EPOCH_CHANGED("epoch-changed"),

    /** This is no position in the log, or one that this node has not come to. */
    UNKNOWN_ID("unknown-id"),

    /** More was missed than may be sent again. */
    TOO_MANY("too-many"),

    /** The log cannot be read now. */
    UNAVAILABLE("unavailable");

    private final String code;

    Gap(String code) {
      this.code = code;
    }

    /** The word that clients see; never renamed. */
    public String code() {
      return code;
    }
  }
}
