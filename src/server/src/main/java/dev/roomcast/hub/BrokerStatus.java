package dev.roomcast.hub;

import java.time.Duration;

/**
 * How a log is doing, as one node sees it.
 *
 * @param connected whether what is published reaches all nodes now; always true on a single node
 * @param awayFor for how long that has not been so; zero if it is
 * @param waitingMessages published here and not yet in the log
 * @param waitingBytes the same in bytes
 * @param lag how long the last message took from its publishing to this node; zero if unknown
 * @param reconnects connections made anew since the start, after one was lost
 * @param lastId the last message's id; empty before the first
 */
public record BrokerStatus(
    boolean connected,
    Duration awayFor,
    int waitingMessages,
    long waitingBytes,
    Duration lag,
    long reconnects,
    String lastId) {}
