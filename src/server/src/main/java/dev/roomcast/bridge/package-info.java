/**
 * Takes what running Socket.IO back ends publish in Redis for servers of python-socketio and Node.js,
 * so that they go on emitting as they do. Off unless it is configured.
 */
package dev.roomcast.bridge;
