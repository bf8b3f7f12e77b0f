package dev.roomcast.web;

import jakarta.websocket.server.ServerEndpoint;

/** The same for clients that are set to the path {@code /ws/socket.io/}. */
@ServerEndpoint("/ws/socket.io/")
public class MountedSocketIoEndpoint extends SocketIoEndpoint {}
