package dev.roomcast.protocol.plain;

import dev.roomcast.protocol.Gateway;
import dev.roomcast.wire.Closing;
import java.util.Optional;

/** What a plain client is to the hub: nobody at first, a member once authenticated, then gone. */
/* Threads: any; the monitor guards the fields and nothing is called under it. */
final class Membership {
  private Gateway.Member member; // null until authenticated
  private Closing closing; // null until it has ended

  synchronized Optional<Gateway.Member> member() {
    return Optional.ofNullable(member);
  }

  synchronized boolean isMember() {
    return member != null;
  }

  synchronized boolean hasEnded() {
    return closing != null;
  }

  /** Why it has ended, or else what its end would be if the connection broke now. */
  synchronized Closing closing() {
    return closing == null ? Closing.TRANSPORT_LOST : closing;
  }

  /**
   * The client has been admitted. It may have gone while its token was verified: nobody else knows
   * of the member then, so it is made to leave.
   *
   * @return false if it has gone
   */
  boolean begin(Gateway.Member admitted) {
    synchronized (this) {
      if (closing == null) {
        member = admitted;
        return true;
      }
    }
    admitted.left(closing());
    return false;
  }

  /** Ends it; false if it has ended before. The caller tells the member, if there is one. */
  synchronized boolean end(Closing why) {
    if (closing != null) {
      return false;
    }
    closing = why;
    return true;
  }
}
