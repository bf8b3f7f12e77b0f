package dev.roomcast.stats;

/**
 * How the JVM of a node is doing.
 *
 * @param version Roomcast's version
 * @param java the version of Java
 * @param cpuShare how busy the process keeps all processors together, 0 to 1
 * @param processors how many there are
 * @param heapUsedBytes objects, garbage included
 * @param heapMaxBytes what they may grow to
 * @param threads live threads of the process
 */
public record ProcessStats(
    String version,
    String java,
    double cpuShare,
    int processors,
    long heapUsedBytes,
    long heapMaxBytes,
    int threads) {}
