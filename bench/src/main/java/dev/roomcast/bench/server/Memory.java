package dev.roomcast.bench.server;

/**
 * A server's memory right after a full garbage collection.
 *
 * @param liveHeap bytes of objects in use
 * @param resident bytes of the process in memory (RSS). The heap of a JVM is of fixed size and
 *     always in memory here, so that what this gains is outside of it
 */
public record Memory(long liveHeap, long resident) {}
