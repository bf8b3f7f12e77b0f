package dev.roomcast.api;

/**
 * A user who is in a room.
 *
 * @param connections how many of the user's connections are in it, at least one
 */
public record Member(String userId, int connections) {}
