package dev.roomcast.stats;

import java.time.Duration;

/**
 * From when on something is an alert.
 *
 * @param slowReaders clients closed for reading too slowly within a minute; 0 for never
 * @param refusals refused requests within a minute; 0 for never
 * @param latency time within which 99 of 100 events should reach the queues of clients; zero for
 *     never
 */
public record AlertLimits(int slowReaders, int refusals, Duration latency) {}
