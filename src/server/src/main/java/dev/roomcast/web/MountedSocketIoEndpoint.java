package dev.roomcast.web;

import jakarta.websocket.server.ServerEndpoint;

/** The same for clients that are set to the path {@code /ws/socket.io/}. */
@ServerEndpoint(value = "/ws/socket.io/", configurator = EndpointConfigurator.class)
public class MountedSocketIoEndpoint extends SocketIoEndpoint {}
