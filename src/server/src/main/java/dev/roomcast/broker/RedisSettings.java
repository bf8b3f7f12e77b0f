package dev.roomcast.broker;

import java.time.Duration;
import java.util.List;

/**
 * Where Redis is and how it is used.
 *
 * @param mode what kind of deployment the addresses are of
 * @param addresses {@code host:port}; one, or some of a cluster or of the sentinels
 * @param master what the sentinels call it; empty without them
 * @param tls whether connections are encrypted
 * @param user of an ACL; empty for the default user
 * @param password empty for none
 * @param database 0 in a cluster
 * @param prefix begins every key; nodes with the same one are one hub
 * @param timeout for a connection to be made or a command to be answered
 */
public record RedisSettings(
    Mode mode,
    List<Address> addresses,
    String master,
    boolean tls,
    String user,
    String password,
    int database,
    String prefix,
    Duration timeout) {

  /** The kinds of deployment. */
  public enum Mode {
    STANDALONE,
    SENTINEL,
    CLUSTER
  }

  /** A host and a port. */
  public record Address(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  public RedisSettings {
    addresses = List.copyOf(addresses);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return mode + " " + addresses + (tls ? " TLS" : "") + " prefix " + prefix;
  }
}
