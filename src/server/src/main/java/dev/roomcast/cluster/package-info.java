/**
 * Who is connected where, on all nodes. Every node keeps a copy of what the others know of their
 * connections, fed by signals between the nodes; a single node is a cluster of one.
 */
package dev.roomcast.cluster;
