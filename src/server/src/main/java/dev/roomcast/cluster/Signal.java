package dev.roomcast.cluster;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.roomcast.stats.NodeStats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What nodes tell one another. The names are on the wire between nodes of different versions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Signal.Beat.class, name = "beat"),
  @JsonSubTypes.Type(value = Signal.Change.class, name = "change"),
  @JsonSubTypes.Type(value = Signal.Snapshot.class, name = "snapshot"),
  @JsonSubTypes.Type(value = Signal.SnapshotWanted.class, name = "snapshot-wanted"),
  @JsonSubTypes.Type(value = Signal.Goodbye.class, name = "goodbye"),
  @JsonSubTypes.Type(value = Signal.Order.class, name = "order"),
  @JsonSubTypes.Type(value = Signal.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Signal.Question.class, name = "question"),
  @JsonSubTypes.Type(value = Signal.Answer.class, name = "answer"),
})
sealed interface Signal {

  /** The node that tells it. */
  Origin from();

  /**
   * A node.
   *
   * @param run distinguishes its process from those before it
   */
  record Origin(String node, String run, Instant started) {}

  /**
   * The node is there.
   *
   * @param sequence of its last change
   * @param stats empty if they could not be taken
   */
  record Beat(Origin from, long sequence, Optional<NodeStats> stats) implements Signal {}

  /**
   * Something has changed on the node.
   *
   * @param sequence one more than that of the change before
   */
  record Change(Origin from, long sequence, Delta delta) implements Signal {}

  /**
   * A part of all the connections that a node had at a moment.
   *
   * @param sequence of the last change that it includes
   * @param part counted from 0
   * @param parts how many there are
   */
  record Snapshot(
      Origin from, long sequence, int part, int parts, List<ConnectionInfo> connections)
      implements Signal {}

  /**
   * The node has missed something of another.
   *
   * @param run of the other
   */
  record SnapshotWanted(Origin from, String run) implements Signal {}

  /** The node stops. */
  record Goodbye(Origin from) implements Signal {}

  /**
   * The node wants something done.
   *
   * @param id by which the answers refer to it
   * @param runs of the nodes that are to do it
   */
  record Order(Origin from, long id, List<String> runs, Action action) implements Signal {}

  /**
   * The node has done it.
   *
   * @param run of the node that gave the order
   * @param id the order's
   * @param connections how many it concerned
   */
  record Done(Origin from, String run, long id, int connections) implements Signal {}

  /**
   * The node wants to know of a connection what its own node alone knows.
   *
   * @param id by which the answer refers to it
   * @param run of the node that is to answer
   */
  record Question(Origin from, long id, String run, String connectionId) implements Signal {}

  /**
   * The node says what it knows.
   *
   * @param run of the node that asked
   * @param id the question's
   * @param detail empty if it has no such connection
   */
  record Answer(Origin from, String run, long id, Optional<ConnectionDetail> detail)
      implements Signal {}
}
