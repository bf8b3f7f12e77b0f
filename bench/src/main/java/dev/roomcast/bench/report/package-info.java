/** Samples, their medians, the tables and the raw data. */
package dev.roomcast.bench.report;
