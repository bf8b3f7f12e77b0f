package dev.roomcast.bench.report;

import java.util.Map;

/**
 * What one measure of one server in one round gave.
 *
 * @param round from 1
 * @param figures by the names in {@link Figure}; empty if the server did not take the load
 * @param wrong what the clients found wrong; empty if all arrived, once, unchanged and in order
 */
public record Sample(
    String server, String measure, int round, Map<Figure, Double> figures, String wrong) {}
