/**
 * What a Jakarta EE application compiles against: {@link dev.roomcast.api.RoomEvent events} and the
 * {@link dev.roomcast.api.Room rooms} they go to, the {@link dev.roomcast.api.Broadcaster} that
 * publishes them, and the {@link dev.roomcast.api.AccessPolicy} that decides who may join a room.
 * For what clients say to the application there are {@link dev.roomcast.api.ClientMessage} and
 * {@link dev.roomcast.api.ClientNamespace}, and {@link dev.roomcast.api.Clients} to answer by.
 */
package dev.roomcast.api;
