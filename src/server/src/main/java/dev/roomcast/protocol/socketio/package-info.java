/**
 * Engine.IO protocol 4 and Socket.IO protocol 5, in two layers: {@code Engine…} moves packets over
 * polling and WebSocket, {@code SocketIo…} runs inside its messages. The packets themselves are pure
 * functions; {@link dev.roomcast.protocol.socketio.EngineSession} and {@link
 * dev.roomcast.protocol.socketio.SocketIoSession} hold what lasts. Nothing here knows a container.
 */
package dev.roomcast.protocol.socketio;
