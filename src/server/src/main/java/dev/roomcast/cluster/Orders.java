package dev.roomcast.cluster;

import dev.roomcast.cluster.Signal.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Has actions done by nodes and waits for their word that they are: an order that gets no answer is
 * given once more, and after {@link #PATIENCE} its outcome says who did not answer.
 */
/*
 * Threads: any. The monitor guards the fields; it is not held while anything is done, sent or
 * completed.
 */
final class Orders {
  static final Duration REPEATED_AFTER = Duration.ofSeconds(1);
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Orders that wait for answers; beyond it they are given and not waited for. */
  static final int MAX_OPEN = 1000;

  private static final int MAX_REMEMBERED = 1000;
  private static final System.Logger LOG = System.getLogger(Orders.class.getName());

  private final Origin self;
  private final ToIntFunction<Action> doing;
  private final Executor executor;
  private final Consumer<Signal> sending;
  private final Map<Long, Open> open = new LinkedHashMap<>();
  private final Map<String, OptionalInt> taken = new LinkedHashMap<>(); // empty while being done
  private long lastId;

  /**
   * @param doing does an action on this node; may wait
   * @param executor where it is done
   * @param sending tells the others
   */
  Orders(Origin self, ToIntFunction<Action> doing, Executor executor, Consumer<Signal> sending) {
    this.self = self;
    this.doing = doing;
    this.executor = executor;
    this.sending = sending;
  }

  /** One order and who has not answered it yet, by run. */
  private static final class Open {
    private final Signal.Order order;
    private final long given; // nanoseconds
    private final Map<String, String> awaited = new LinkedHashMap<>(); // run to name
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int connections;
    private boolean repeated;

    Open(Signal.Order order, Collection<Origin> nodes, long given) {
      this.order = order;
      this.given = given;
      nodes.forEach(node -> awaited.put(node.run(), node.node()));
    }

    Runnable completion() {
      Outcome result = new Outcome(connections, List.copyOf(awaited.values()));
      return () -> outcome.complete(result);
    }
  }

  /**
   * Has something done.
   *
   * @param nodes who is to do it
   */
  CompletionStage<Outcome> give(Action action, Collection<Origin> nodes, long now) {
    Open given;
    boolean waits;
    synchronized (this) {
      lastId++;
      List<String> runs = nodes.stream().map(Origin::run).toList();
      given = new Open(new Signal.Order(self, lastId, runs, action), nodes, now);
      waits = open.size() < MAX_OPEN;
      if (waits) {
        open.put(lastId, given);
      }
    }
    if (nodes.stream().anyMatch(node -> !node.equals(self))) {
      sending.accept(given.order);
    }
    if (nodes.contains(self)) {
      executor.execute(() -> answered(given.order.id(), self.run(), doHere(action)));
    }
    if (!waits || nodes.isEmpty()) {
      given.completion().run();
    }
    return given.outcome.minimalCompletionStage();
  }

  private int doHere(Action action) {
    try {
      return doing.applyAsInt(action);
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "Could not be done here: " + action, fault);
      return 0;
    }
  }

  /** Another node has given an order. */
  void ordered(Signal.Order order) {
    if (order.action() == null || !order.runs().contains(self.run())) {
      return; // A later version wants what this one does not know.
    }
    String key = order.from().run() + " " + order.id();
    OptionalInt before;
    synchronized (this) {
      before = taken.get(key);
      if (before == null) {
        taken.put(key, OptionalInt.empty());
        if (taken.size() > MAX_REMEMBERED) {
          taken.remove(taken.keySet().iterator().next());
        }
      }
    }
    if (before == null) {
      executor.execute(() -> carryOut(order, key));
    } else if (before.isPresent()) {
      answer(order, before.getAsInt());
    }
  }

  private void carryOut(Signal.Order order, String key) {
    int connections = doHere(order.action());
    synchronized (this) {
      taken.replace(key, OptionalInt.of(connections));
    }
    answer(order, connections);
  }

  private void answer(Signal.Order order, int connections) {
    sending.accept(new Signal.Done(self, order.from().run(), order.id(), connections));
  }

  /** Another node has done what it was told to. */
  void done(Signal.Done done) {
    if (done.run().equals(self.run())) {
      answered(done.id(), done.from().run(), done.connections());
    }
  }

  private void answered(long id, String run, int connections) {
    Runnable completion = () -> {};
    synchronized (this) {
      Open answered = open.get(id);
      if (answered == null || answered.awaited.remove(run) == null) {
        return;
      }
      answered.connections += connections;
      if (answered.awaited.isEmpty()) {
        open.remove(id);
        completion = answered.completion();
      }
    }
    completion.run();
  }

  /** Repeats orders that got no answer, and gives them up in the end. */
  void tick(long now) {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      for (Open each : List.copyOf(open.values())) {
        if (now - each.given >= PATIENCE.toNanos()) {
          open.remove(each.order.id());
          due.add(each.completion());
        } else if (!each.repeated && now - each.given >= REPEATED_AFTER.toNanos()) {
          each.repeated = true;
          due.add(() -> sending.accept(each.order));
        }
      }
    }
    due.forEach(Runnable::run);
  }
}
