/**
 * The logs that a hub can rest on. {@link dev.roomcast.broker.LocalBroker} is the default: one node,
 * in memory.
 */
package dev.roomcast.broker;
