/** The servers under test as processes: how they are started, watched and ended. */
package dev.roomcast.bench.server;
