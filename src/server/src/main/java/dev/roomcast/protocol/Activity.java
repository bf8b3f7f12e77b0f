package dev.roomcast.protocol;

import dev.roomcast.wire.SessionTraffic;
import java.time.Duration;
import java.time.Instant;

/**
 * What passed between a client and this node so far. A Socket.IO session that is in two namespaces
 * is counted as a whole for each of them.
 *
 * @param messagesIn messages of the client, polling bodies and heartbeats included
 * @param bytesIn their size
 * @param framesOut frames written to the client, heartbeats included
 * @param bytesOut their size
 * @param queueBytes what waits for the client at this moment
 * @param lastHeard when the client last sent anything, a heartbeat's answer included
 * @param roundTripMicros how long the last heartbeat took to the client and back; 0 before that
 */
public record Activity(
    long messagesIn,
    long bytesIn,
    long framesOut,
    long bytesOut,
    int queueBytes,
    Instant lastHeard,
    long roundTripMicros) {

  /**
   * As counted for a session so far.
   *
   * @param roundTrip of the last heartbeat; zero before there is one
   * @param now this moment, for {@link #lastHeard}
   */
  public static Activity of(
      SessionTraffic traffic, Duration roundTrip, int queueBytes, Instant now) {
    return new Activity(
        traffic.messagesIn(),
        traffic.bytesIn(),
        traffic.framesOut(),
        traffic.bytesOut(),
        queueBytes,
        now.minusNanos(traffic.silentNanos()),
        roundTrip.toNanos() / 1000);
  }

  /** Whether anything has passed since an earlier moment, or waits now and did not then. */
  public boolean differsFrom(Activity earlier) {
    return messagesIn != earlier.messagesIn
        || framesOut != earlier.framesOut
        || queueBytes != earlier.queueBytes
        || lastHeard.isAfter(earlier.lastHeard.plusSeconds(1));
  }
}
