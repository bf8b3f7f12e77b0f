/**
 * Bytes on their way to one client: frames, the bounded outbox they wait in, the wire that writes
 * them, and the reasons for which a connection ends. Plain Java: knows no container and no protocol.
 */
package dev.roomcast.wire;
