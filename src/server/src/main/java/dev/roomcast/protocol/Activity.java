package dev.roomcast.protocol;

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
 */
public record Activity(
    long messagesIn,
    long bytesIn,
    long framesOut,
    long bytesOut,
    int queueBytes,
    Instant lastHeard) {

  /** Nothing has passed yet. */
  public static Activity none(Instant since) {
    return new Activity(0, 0, 0, 0, 0, since);
  }
}
