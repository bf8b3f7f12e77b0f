/**
 * Compression of WebSocket messages by RFC 7692 ("permessage-deflate"), every message by itself.
 * Plain functions over bytes: containers' own extensions call them.
 */
package dev.roomcast.wire.deflate;
