/** The plain WebSocket: one object per message, as JSON or as MessagePack. */
package dev.roomcast.protocol.plain;
