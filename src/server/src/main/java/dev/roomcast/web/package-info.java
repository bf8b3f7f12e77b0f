/**
 * Where the container meets the hub: WebSocket endpoints, the polling servlet, the request filter in
 * front of them, wiring by CDI. Everything that knows Jakarta EE is here or below.
 */
package dev.roomcast.web;
