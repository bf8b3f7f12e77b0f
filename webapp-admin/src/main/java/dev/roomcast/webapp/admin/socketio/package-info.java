/**
 * What the official Socket.IO Admin UI needs of a server: a namespace that tells it of clients, rooms
 * and nodes, and does what it asks for.
 */
package dev.roomcast.webapp.admin.socketio;
