/**
 * What clients may say and what is said to them, whatever carries it: {@link
 * dev.roomcast.protocol.Command commands} and {@link dev.roomcast.protocol.Reply replies}, {@link
 * dev.roomcast.protocol.Push pushes}, and the words for a refusal. {@code protocol.plain} is the
 * plain WebSocket, {@code protocol.socketio} is Engine.IO and Socket.IO.
 */
package dev.roomcast.protocol;
