package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The namespaces that one session is in, and those that it was in; none when it is over. */
/* Threads: any; the monitor guards all fields, nothing is called under it that takes a lock. */
final class JoinedNamespaces {
  private final int max;
  private final Map<String, NamespaceClient> joined = new HashMap<>(2);
  private Set<String> left = Set.of(); // replaced by one that grows: most sessions leave none
  private boolean closed;

  /** @param max how many a session may be in at the same time */
  JoinedNamespaces(int max) {
    this.max = max;
  }

  /** Fails if a client may not connect to this namespace now. */
  synchronized void requireRoomFor(String namespace) throws ProtocolViolation {
    if (joined.containsKey(namespace)) {
      throw new ProtocolViolation("already connected to the namespace");
    }
    if (joined.size() >= max) {
      throw new ProtocolViolation("too many namespaces");
    }
  }

  /** Adds a client; false if it, or the session, has been ended meanwhile. */
  synchronized boolean add(NamespaceClient client) {
    if (closed || client.isClosed()) {
      leave(client);
      return false;
    }
    joined.put(client.namespace(), client);
    return true;
  }

  /** Takes a client out; false if it is not there. */
  synchronized boolean remove(NamespaceClient client) {
    if (!joined.remove(client.namespace(), client)) {
      return false;
    }
    leave(client);
    return true;
  }

  private void leave(NamespaceClient client) {
    if (left.isEmpty()) {
      left = new HashSet<>(2);
    }
    left.add(client.namespace());
  }

  synchronized Optional<NamespaceClient> find(String namespace) {
    return Optional.ofNullable(joined.get(namespace));
  }

  /**
   * The client that a packet is for; empty for one that was taken out, since it may have spoken
   * before it heard of that.
   *
   * @throws ProtocolViolation if the session has never been in the namespace
   */
  synchronized Optional<NamespaceClient> member(String namespace) throws ProtocolViolation {
    if (!joined.containsKey(namespace) && !left.contains(namespace)) {
      throw new ProtocolViolation("not connected to the namespace");
    }
    return find(namespace);
  }

  /** Whether the session goes on and is in none. */
  synchronized boolean isWaitedFor() {
    return !closed && joined.isEmpty();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** The session is over: takes all clients out, and takes none in any more. */
  synchronized List<NamespaceClient> close() {
    closed = true;
    List<NamespaceClient> all = List.copyOf(joined.values());
    joined.clear();
    return all;
  }
}
