/**
 * The logs that a hub can rest on. {@link dev.roomcast.broker.LocalBroker} is the default: one node,
 * in memory. {@link dev.roomcast.broker.RedisBroker} is that of several nodes.
 */
package dev.roomcast.broker;
