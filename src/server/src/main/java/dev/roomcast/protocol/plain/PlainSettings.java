package dev.roomcast.protocol.plain;

import java.time.Duration;

/**
 * The times of plain WebSockets.
 *
 * @param pingInterval from an answered ping to the next
 * @param pingTimeout how long a client may take to answer a ping
 * @param connectTimeout how long a client may take to authenticate
 */
public record PlainSettings(
    Duration pingInterval, Duration pingTimeout, Duration connectTimeout) {}
