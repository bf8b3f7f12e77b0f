/**
 * Brings the events of an application in another WAR, or on another server, to the hub. {@link
 * dev.roomcast.publisher.RemoteHub} is the bean that does it; everything else here can be made with
 * {@code new}.
 */
package dev.roomcast.publisher;
