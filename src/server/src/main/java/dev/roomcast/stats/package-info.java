/** What this node counts, as a record for people and as meters for Prometheus: the same figures. */
package dev.roomcast.stats;
