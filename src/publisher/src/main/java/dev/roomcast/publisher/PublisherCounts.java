package dev.roomcast.publisher;

/**
 * What became of the events that the application fired, since it started.
 *
 * @param published the hub has published them
 * @param waiting in the queue now, or on their way
 * @param turnedAway not taken, because the queue was full, the application stopping, or the event
 *     without a JSON form
 * @param dropped refused by the hub as invalid or too large
 * @param unsent still waiting when the application stopped
 */
public record PublisherCounts(
    long published, long waiting, long turnedAway, long dropped, long unsent) {
}
