package dev.roomcast.hub;

import java.time.Duration;

/**
 * What one node, one user and one connection may have.
 *
 * @param maxConnections most connections on this node
 * @param maxRooms most rooms for one connection, its automatic ones included
 * @param commandsPerSecond commands of one user in the long run, over all connections
 * @param commandBurst commands of one user at once after a pause
 * @param expiryNotice how long before its token's end a client is told; zero for not at all
 */
public record HubLimits(
    int maxConnections,
    int maxRooms,
    int commandsPerSecond,
    int commandBurst,
    Duration expiryNotice) {}
