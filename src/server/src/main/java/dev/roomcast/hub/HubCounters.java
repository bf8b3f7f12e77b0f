package dev.roomcast.hub;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.wire.Closing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Running totals of what the hub of this node did. Any thread may add and read. */
public final class HubCounters {
  /** Types beyond this number are counted together, so that a publisher cannot fill the memory. */
  static final int MAX_TYPES = 200;

  static final String OTHER_TYPES = "other";

  private final LongAdder connected = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final Map<String, LongAdder> eventsByType = new ConcurrentHashMap<>();
  private final Map<Refusal, LongAdder> refused = adders(Refusal.values(), Refusal.class);
  private final Map<Closing, LongAdder> closed = adders(Closing.values(), Closing.class);

  private static <E extends Enum<E>> Map<E, LongAdder> adders(E[] keys, Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    Arrays.stream(keys).forEach(key -> adders.put(key, new LongAdder()));
    return adders;
  }

  void connected() {
    connected.increment();
  }

  /** A request was refused, by the hub or before it came there. */
  public void refused(Refusal why) {
    refused.get(why).increment();
  }

  /** A connection or session ended. */
  public void closed(Closing why) {
    closed.get(why).increment();
  }

  /** An event reached this node. */
  void event(String type) {
    LongAdder known = eventsByType.get(type);
    if (known == null) {
      String counted = eventsByType.size() < MAX_TYPES ? type : OTHER_TYPES;
      known = eventsByType.computeIfAbsent(counted, added -> new LongAdder());
    }
    known.increment();
  }

  /** Events were queued for members. */
  void delivered(int deliveries) {
    delivered.add(deliveries);
  }

  /** Connections accepted since the start. */
  public long connectedTotal() {
    return connected.sum();
  }

  /** Events queued for a member since the start: one event to ten members counts ten. */
  public long deliveredTotal() {
    return delivered.sum();
  }

  /** Events that reached this node since the start, by type. */
  public Map<String, Long> eventsByType() {
    return sums(eventsByType, Function.identity());
  }

  /** Refused requests since the start, by code; all codes. */
  public Map<String, Long> refusedByCode() {
    return sums(refused, Refusal::code);
  }

  /** Ended connections since the start, by code; all codes. */
  public Map<String, Long> closedByCode() {
    return sums(closed, Closing::code);
  }

  private static <K> Map<String, Long> sums(Map<K, LongAdder> adders, Function<K, String> name) {
    return adders.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> name.apply(entry.getKey()), entry -> entry.getValue().sum()));
  }
}
