/** Two nodes that are one hub through Redis, measured together on all cores. */
package dev.roomcast.bench.cluster;
