package dev.roomcast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An event that a client emitted and that is not for the hub.
 *
 * @param event its name, as the client chose it
 * @param arguments what came with it, binary values as {@code BinaryNode}s; not to be changed
 * @param acknowledgement the way back to the client
 */
public record Emitted(String event, List<JsonNode> arguments, Acknowledgement acknowledgement) {

  public Emitted {
    arguments = List.copyOf(arguments);
  }

  /**
   * How the client is answered. To be used once; any thread may do so, and nothing blocks. A client
   * that is gone gets nothing.
   */
  public interface Acknowledgement {

    /** Whether the client waits for it. */
    boolean isAwaited();

    /** Answers with values, if that is awaited. */
    void accept(List<JsonNode> values);

    /** Answers that it was not granted; a client that awaits nothing is told where that helps. */
    void refuse(Refused why);
  }
}
