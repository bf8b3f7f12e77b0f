/**
 * The heart of a node: which {@link dev.roomcast.hub.Connection connections} there are, which {@link
 * dev.roomcast.hub.Rooms rooms} they are in, what they may ask and what reaches them. Plain Java:
 * everything here can be made with {@code new} and tested without a container.
 */
package dev.roomcast.hub;
