/**
 * Engine.IO protocol 4 and Socket.IO protocol 5, in two layers: {@code Engine…} moves packets over
 * polling and WebSocket, {@code SocketIo…} runs inside its messages. The packets themselves are pure
 * functions; {@link dev.roomcast.protocol.socketio.EngineSession} and {@link
 * dev.roomcast.protocol.socketio.SocketIoSession} hold what lasts. Nothing here knows a container.
 *
 * <p>Where the sections of the two protocol texts are kept:
 *
 * <ul>
 *   <li>Engine.IO "HTTP long-polling": {@code Polling}, {@code PollWire}; "Handshake": {@code
 *       EngineHandshake}; "Heartbeat": {@link dev.roomcast.wire.Heartbeat}; "Upgrade": {@code
 *       Upgrade}, {@code Carriage}; "Message": {@code Inbox}; "Packet encoding": {@code
 *       EnginePayload}; the end of a session: {@code Ending}
 *   <li>Socket.IO "Connection to a namespace" and "Disconnection from a namespace": {@code
 *       SocketIoSession}; "Sending and receiving data" and "Acknowledgement": {@code
 *       NamespaceClient}; "Packet encoding": {@code PacketHeader}, {@code SocketIoDecoder}, {@code
 *       SocketIoEncoder}, binary values {@code Placeholders} and {@code HalfPacket}, what is valid
 *       {@code PacketRules}
 * </ul>
 */
package dev.roomcast.protocol.socketio;
