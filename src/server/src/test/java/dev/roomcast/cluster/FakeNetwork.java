package dev.roomcast.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Carries signals between nodes of one test, and loses, holds back or repeats them when told to. */
final class FakeNetwork {
  private final Map<String, Consumer<String>> receivers = new LinkedHashMap<>();
  private final List<Sent> log = new ArrayList<>();
  private final List<Sent> heldBack = new ArrayList<>();
  private final Set<String> deaf = new HashSet<>();
  private Predicate<Sent> lost = sent -> false;
  private Predicate<Sent> late = sent -> false;

  /** A signal on its way to one node. */
  record Sent(String from, String to, String text) {
    boolean is(String kind) {
      return text.contains("\"kind\":\"" + kind + "\"");
    }
  }

  Signals of(String node) {
    return new Signals() {
      @Override
      public void send(String text) {
        log.add(new Sent(node, "all", text));
        List.copyOf(receivers.keySet()).forEach(to -> carry(new Sent(node, to, text)));
      }

      @Override
      public boolean reachOthers() {
        return !deaf.contains(node);
      }

      @Override
      public void listen(Consumer<String> receiver) {
        receivers.put(node, receiver);
      }
    };
  }

  private void carry(Sent sent) {
    boolean ownEars = sent.from().equals(sent.to());
    if (lost.test(sent) || !ownEars && (deaf.contains(sent.from()) || deaf.contains(sent.to()))) {
      return;
    }
    if (late.test(sent)) {
      heldBack.add(sent);
    } else {
      arrive(sent);
    }
  }

  private void arrive(Sent sent) {
    Consumer<String> receiver = receivers.get(sent.to());
    if (receiver != null) {
      receiver.accept(sent.text());
    }
  }

  /** What is lost from now on, instead of what was before. */
  void lose(Predicate<Sent> which) {
    lost = which;
  }

  /** What is held back from now on, instead of what was before. */
  void holdBack(Predicate<Sent> which) {
    late = which;
  }

  /** Everything that was held back arrives, the last first. */
  void letGoInReverse() {
    late = sent -> false;
    for (int i = heldBack.size() - 1; i >= 0; i--) {
      arrive(heldBack.get(i));
    }
    heldBack.clear();
  }

  /** What the node says reaches its own ears only, and knows it; or all is well again. */
  void cutOff(String node, boolean off) {
    if (off) {
      deaf.add(node);
    } else {
      deaf.remove(node);
    }
  }

  /** The node hears nothing more. */
  void unplug(String node) {
    receivers.remove(node);
  }

  /** How often somebody has sent something of this kind. */
  long sent(String kind) {
    return log.stream().filter(sent -> sent.is(kind)).count();
  }
}
