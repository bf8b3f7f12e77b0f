package dev.roomcast.protocol;

import dev.roomcast.wire.Closing;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Running totals of how the sessions of this node ended, their clients connected or not yet, and of
 * the rules that clients broke. Any thread may add and read.
 */
public final class SessionEnds {
  private final Map<String, LongAdder> byCode = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> byRule = new ConcurrentHashMap<>();

  public SessionEnds() {
    Arrays.stream(Closing.values()).forEach(why -> byCode.put(why.code(), new LongAdder()));
  }

  /** A session ended. */
  public void ended(Closing why) {
    byCode.get(why.code()).increment();
  }

  /** A client broke a rule, whether or not its session ends for it. */
  public void violated(ProtocolViolation violation) {
    byRule.computeIfAbsent(violation.getMessage(), first -> new LongAdder()).increment();
  }

  /** Ended sessions since the start, by code; all codes. */
  public Map<String, Long> endedByCode() {
    return sums(byCode);
  }

  /** Violations since the start, by the rule that was broken; only those that occurred. */
  public Map<String, Long> violationsByRule() {
    return sums(byRule);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> adders) {
    Map<String, Long> sums = new TreeMap<>();
    adders.forEach((key, adder) -> sums.put(key, adder.sum()));
    return sums;
  }
}
