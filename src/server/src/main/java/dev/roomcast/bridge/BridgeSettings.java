package dev.roomcast.bridge;

import dev.roomcast.broker.RedisSettings;

/**
 * What running systems publish, and where.
 *
 * @param redis where they publish; the prefix is that of this hub's own keys there
 * @param pythonChannel the channel of python-socketio's client managers
 * @param nodePrefix what the channels of the Redis emitter for Node.js begin with
 * @param maxBytes a larger message is refused
 */
public record BridgeSettings(
    RedisSettings redis, String pythonChannel, String nodePrefix, int maxBytes) {}
