/**
 * What a Jakarta EE application compiles against: {@link dev.roomcast.api.RoomEvent events} and the
 * {@link dev.roomcast.api.Room rooms} they go to, the {@link dev.roomcast.api.Broadcaster} that
 * publishes them, and the {@link dev.roomcast.api.AccessPolicy} that decides who may join a room.
 */
package dev.roomcast.api;
