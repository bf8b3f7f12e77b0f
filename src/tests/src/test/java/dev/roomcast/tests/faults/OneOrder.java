package dev.roomcast.tests.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether several sequences, each with some of all elements, fit into one order. */
final class OneOrder {
  private final Map<String, Set<String>> successors = new HashMap<>();
  private final Map<String, Integer> predecessors = new HashMap<>();   // how many

  void add(List<String> sequence) {
    for (int i = 0; i < sequence.size(); i++) {
      Set<String> next = successors.computeIfAbsent(sequence.get(i), none -> new HashSet<>());
      predecessors.putIfAbsent(sequence.get(i), 0);
      if (i + 1 < sequence.size() && next.add(sequence.get(i + 1))) {
        predecessors.merge(sequence.get(i + 1), 1, Integer::sum);
      }
    }
  }

  /** Some of the elements on whose order the sequences disagree; empty if they fit. */
  Optional<List<String>> contradiction() {
    Map<String, Integer> left = new HashMap<>(predecessors);
    Deque<String> free = new ArrayDeque<>();
    left.forEach((element, count) -> {
      if (count == 0) {
        free.add(element);
      }
    });
    while (!free.isEmpty()) {
      String element = free.remove();
      left.remove(element);
      for (String next : successors.get(element)) {
        if (left.merge(next, -1, Integer::sum) == 0) {
          free.add(next);
        }
      }
    }
    // What only comes after a contradiction is none.
    while (left.keySet().removeIf(
        each -> successors.get(each).stream().noneMatch(left::containsKey))) {
      continue;
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(left.keySet().stream().sorted().limit(12).toList());
  }
}
