/**
 * The load: thousands of Socket.IO clients and the publishers, in one thread, and the check of all
 * that the clients receive.
 */
package dev.roomcast.bench.load;
