package dev.roomcast.cluster;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Room;

/** A room that has members, and how many. */
public record RoomInfo(Room room, Headcount members) {}
