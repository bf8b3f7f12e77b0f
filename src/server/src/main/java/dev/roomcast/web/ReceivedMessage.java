package dev.roomcast.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.ClientMessage;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.api.spi.Violations;
import dev.roomcast.hub.Connection;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a client emitted, as observers see it. Any thread may call it. */
final class ReceivedMessage implements ClientMessage {
  private final Connection from;
  private final Identity user;
  private final Set<Room> rooms;
  private final Emitted emitted;
  private final List<Object> arguments;
  private final Validator validator;
  private final AtomicBoolean answered = new AtomicBoolean();

  ReceivedMessage(Connection from, Emitted emitted, Validator validator) {
    this.from = from;
    this.user = from.identity();
    this.rooms = Collections.unmodifiableSet(new LinkedHashSet<>(from.rooms()));
    this.emitted = emitted;
    this.arguments = PlainValues.of(emitted.arguments());
    this.validator = validator;
  }

  @Override
  public String event() {
    return emitted.event();
  }

  @Override
  public String namespace() {
    return from.namespace();
  }

  @Override
  public String connectionId() {
    return from.id();
  }

  @Override
  public Identity user() {
    return user;
  }

  @Override
  public Set<Room> rooms() {
    return rooms;
  }

  @Override
  public List<Object> arguments() {
    return arguments;
  }

  @Override
  public <T> T argument(int index, Class<T> type) {
    if (index >= emitted.arguments().size() || emitted.arguments().get(index).isNull()) {
      throw bad(index, "it is missing");
    }
    JsonNode argument = emitted.arguments().get(index);
    T value;
    try {
      value = PlainValues.read(argument, type);
    } catch (IllegalArgumentException unreadable) {
      throw bad(index, unreadable.getMessage());
    }
    Set<ConstraintViolation<T>> violations = validator.validate(value);
    if (!violations.isEmpty()) {
      throw bad(index, Violations.describe(violations));
    }
    return value;
  }

  private static ClientRefused bad(int index, String reason) {
    return new ClientRefused(
        Refusal.BAD_REQUEST.code(), "Argument " + (index + 1) + ": " + reason + ".");
  }

  @Override
  public boolean wantsAcknowledgement() {
    return emitted.acknowledgement().isAwaited();
  }

  @Override
  public void acknowledge(Object... values) {
    List<JsonNode> json = PlainValues.json(values);
    answerOnce();
    emitted.acknowledgement().accept(json);
  }

  @Override
  public void refuse(String code, String message) {
    Refused refused = refused(new ClientRefused(code, message));
    answerOnce();
    emitted.acknowledgement().refuse(refused);
  }

  private void answerOnce() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException("this message has been answered already");
    }
  }

  /** Answers so unless it has been answered already; for what an observer throws. */
  void refuseIfOpen(Refused why) {
    if (answered.compareAndSet(false, true)) {
      emitted.acknowledgement().refuse(why);
    }
  }

  /** The application's exception as the protocols know it. */
  static Refused refused(ClientRefused byApplication) {
    return Refused.byApplication(byApplication.code(), byApplication.getMessage());
  }
}
