package dev.roomcast.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connections of one user. Not for several threads. */
/*
 * Most users have one connection, which is held without a map. One that has gone on at another node is
 * there twice under the same id, until its first node is known to be gone.
 */
final class UserConnections {
  private Known only; // null if there is a map
  private Map<String, Known> byId; // null unless there were two at once

  void add(Known added) {
    if (byId == null && only == null) {
      only = added;
      return;
    }
    if (byId == null) {
      byId = new TreeMap<>();
      byId.put(only.key(), only);
      only = null;
    }
    byId.put(added.key(), added);
  }

  void remove(Known gone) {
    if (byId == null) {
      only = null;
    } else {
      byId.remove(gone.key());
    }
  }

  Collection<Known> all() {
    return byId != null ? byId.values() : only == null ? List.of() : List.of(only);
  }

  /** One connection in the directory, which changes while it is there. */
  static final class Known {
    final String run; // of its node
    ConnectionInfo info;

    Known(String run, ConnectionInfo info) {
      this.run = run;
      this.info = info;
    }

    private String key() {
      return info.id() + " " + run;
    }
  }
}
