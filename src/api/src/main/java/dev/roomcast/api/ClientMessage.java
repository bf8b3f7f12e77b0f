package dev.roomcast.api;

import java.util.List;
import java.util.Set;

/**
 * An event that a client emitted for the application, as an observer takes it:
 * {@code void onChat(@Observes @ClientEvent("chat.message") ClientMessage message)}.
 *
 * <p>Observers run on the thread that reads from the client, one message of a connection after the
 * other, with a request context. A slow one delays its own client only; one that takes longer than
 * the heartbeat allows loses that client, so long work belongs on an executor. The message may be
 * kept and acknowledged later, on any thread. What the client sent is not to be trusted.
 *
 * <p>An observer that throws {@link ClientRefused} answers with that; any other exception is
 * logged, and answered with the code {@code internal}. An observer that returns without a word
 * sends nothing: whoever takes an event sees to its acknowledgement.
 */
public interface ClientMessage {

  /** The event's name, as the client sent it. */
  String event();

  /** The Socket.IO namespace it was emitted in; empty for a client of the plain WebSocket. */
  String namespace();

  /** The connection it came by; {@link Clients} reaches it under this id. */
  String connectionId();

  /** Who the connection belongs to. */
  Identity user();

  /** The rooms that the connection was in when the message came, in the order of joining. */
  Set<Room> rooms();

  /**
   * What came with the event: {@code Map}, {@code List}, {@code String}, {@code Long},
   * {@code BigDecimal}, {@code Boolean}, {@code byte[]} for binary, or null. A number without a
   * fraction that fits is a {@code Long}. Not to be changed.
   */
  List<Object> arguments();

  /**
   * One argument as a type of the application: a record from an object with snake_case names, a
   * {@code String}, a {@code UUID}, an enum from its lower-case word, … Fields that the type does
   * not have are left out; Jakarta Validation constraints are checked.
   *
   * @param index the first is 0
   * @throws ClientRefused with the code {@code bad-request} if it is missing, null, or not of that
   *     form; the message says what is wrong, in words for the client
   */
  <T> T argument(int index, Class<T> type);

  /** Whether the client waits for an answer. */
  boolean wantsAcknowledgement();

  /**
   * Answers the client. Does nothing if it waits for no answer or is gone.
   *
   * @param values as {@link Clients#emit} takes them
   * @throws IllegalStateException if the message has been answered before
   * @throws IllegalArgumentException if a value has no form in JSON
   */
  void acknowledge(Object... values);

  /**
   * Answers {@code {"ok":false,"error":{"code":"refused","message":…,"retryable":false}}}. A client
   * that waits for no answer gets the error as {@code connection.error}.
   *
   * @param message in words that a front-end author understands
   * @throws IllegalStateException if the message has been answered before
   */
  default void refuse(String message) {
    refuse(ClientRefused.REFUSED, message);
  }

  /**
   * The same with a code of the application's own.
   *
   * @param code as {@link ClientRefused} takes it
   */
  void refuse(String code, String message);
}
