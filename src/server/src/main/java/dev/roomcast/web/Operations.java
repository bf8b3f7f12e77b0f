package dev.roomcast.web;

import dev.roomcast.audit.AuditEntry;
import dev.roomcast.audit.AuditLog;
import dev.roomcast.audit.AuditShelves;
import dev.roomcast.audit.FileAuditLog;
import dev.roomcast.audit.MemoryAuditLog;
import dev.roomcast.audit.SharedAuditLog;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.Outcome;
import dev.roomcast.config.BadSetting;
import dev.roomcast.config.Setting;
import dev.roomcast.hub.Broker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What operators do to clients: has it done on all nodes, and keeps account of it. */
@ApplicationScoped
public class Operations {
  private static final int MAX_IN_MEMORY = 1000; // entries
  private static final long MAX_FILE_BYTES = 10_000_000;

  @Inject private Node node;
  private AuditLog auditLog;

  /**
   * Who wants something done.
   *
   * @param userId by whose word
   * @param source by what: {@code rest}, {@code dashboard}
   * @param address where the request came from
   */
  public record Operator(String userId, String source, String address) {}

  void begin(@Observes NodeStarted started) {
    AuditLog own =
        node.settings()
            .auditFile()
            .map(Operations::inFile)
            .orElseGet(() -> new MemoryAuditLog(MAX_IN_MEMORY));
    auditLog = node.settings().redis().isEmpty() ? own : shared(own);
  }

  private AuditLog shared(AuditLog own) {
    SharedAuditLog shared =
        new SharedAuditLog(own, new ShelvesOfLog(node.broker()), Clock.systemUTC());
    node.cluster().watch(shared::shareWaiting);
    return shared;
  }

  private record ShelvesOfLog(Broker broker) implements AuditShelves {
    @Override
    public boolean areThere() {
      return broker.status().connected();
    }

    @Override
    public void keep(String shelf, String name, String text, Duration lifetime) {
      broker.keep(shelf, name, text, lifetime);
    }

    @Override
    public Map<String, String> kept(String shelf) {
      return broker.kept(shelf);
    }
  }

  private static AuditLog inFile(Path file) {
    try {
      return new FileAuditLog(file, MAX_FILE_BYTES);
    } catch (UncheckedIOException notWritable) {
      throw new BadSetting(
          Setting.AUDIT_FILE.key() + " must be a file that can be written: "
              + notWritable.getCause() + ".");
    }
  }

  /**
   * Does something to clients, on whatever node they are, and keeps account of it.
   *
   * @return ends after some seconds at most, and never with an exception
   */
  public CompletionStage<Outcome> order(Action action, Operator by) {
    String concerned = concerned(action); // Asked before they are gone.
    return node.cluster()
        .order(action)
        .thenApply(
            outcome -> {
              account(by, action.word(), action.target(), concerned, text(outcome));
              return outcome;
            });
  }

  private String concerned(Action action) {
    if (action instanceof Action.Disconnect single) {
      return owner(single.connectionId())
          .map(user -> "of " + user + "; " + action.detail())
          .orElse(action.detail());
    }
    return action.detail();
  }

  /* The hub knows its own a moment before the directory does. */
  private Optional<String> owner(String connectionId) {
    return node.hub()
        .find(connectionId)
        .map(connection -> connection.identity().userId())
        .or(() -> node.cluster().directory().find(connectionId).map(ConnectionInfo::userId));
  }

  private static String text(Outcome outcome) {
    String done =
        outcome.connections() == 1 ? "1 connection" : outcome.connections() + " connections";
    return outcome.unconfirmed().isEmpty()
        ? done
        : done + "; not confirmed by " + String.join(", ", outcome.unconfirmed());
  }

  /**
   * Keeps account of something that was done otherwise.
   *
   * @param action a word for it
   * @param target to whom or what
   * @param detail more about it; may be empty
   * @param outcome what became of it, in a few words
   */
  public void account(Operator by, String action, String target, String detail, String outcome) {
    auditLog.add(
        new AuditEntry(
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            by.userId,
            by.source,
            by.address,
            node.settings().nodeName(),
            action,
            target,
            detail,
            outcome));
  }

  /** What was done so far. */
  public AuditLog auditLog() {
    return auditLog;
  }
}
