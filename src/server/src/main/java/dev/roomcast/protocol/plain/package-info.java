/** The plain JSON WebSocket: one JSON object per text message. */
package dev.roomcast.protocol.plain;
