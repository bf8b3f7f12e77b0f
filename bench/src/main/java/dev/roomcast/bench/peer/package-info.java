/** Servers that Roomcast is measured against, each a program of its own. */
package dev.roomcast.bench.peer;
