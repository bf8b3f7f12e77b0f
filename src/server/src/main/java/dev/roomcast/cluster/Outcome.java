package dev.roomcast.cluster;

import java.util.List;

/**
 * What became of an action.
 *
 * @param connections how many it concerned
 * @param unconfirmed names of nodes that have not said in time that they did it; they may have
 */
public record Outcome(int connections, List<String> unconfirmed) {
  public Outcome {
    unconfirmed = List.copyOf(unconfirmed);
  }
}
