package dev.roomcast.cluster;

import dev.roomcast.stats.NodeStats;
import java.time.Instant;
import java.util.Optional;

/**
 * One node of the cluster, as this node sees it.
 *
 * @param node its name
 * @param run one run of its process; another after a restart
 * @param started when the run began, by its own clock
 * @param self whether it is this node
 * @param state whether it is there
 * @param lastHeard when it was last heard of, by this node's clock
 * @param complete whether all its connections are known here; not yet just after it was found
 * @param stats what it last told of itself; empty before its first figures
 */
public record NodeInfo(
    String node,
    String run,
    Instant started,
    boolean self,
    State state,
    Instant lastHeard,
    boolean complete,
    Optional<NodeStats> stats) {

  /** Whether a node is there. */
  public enum State {
    /** It was heard of a moment ago. */
    UP("up"),
    /** It is late; its connections are still counted. */
    SILENT("silent"),
    /** It is gone without a word, and its connections with it. */
    LOST("lost"),
    /** It said goodbye. */
    LEFT("left");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The word for it in JSON. */
    public String code() {
      return code;
    }

    /** Whether its connections are counted. */
    public boolean isPresent() {
      return this == UP || this == SILENT;
    }
  }
}
