package dev.roomcast.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which {@link ClientMessage}s an observer takes: {@code @Observes @ClientEvent("chat.message")}.
 *
 * <p>The members are not binding for CDI. Roomcast reads them once, at the start, and picks the
 * observers of each message by them, so that names that clients make up cost no look-up.
 *
 * <p>An observer without this qualifier takes every message. Only synchronous observers of exactly
 * {@link ClientMessage} are called.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, FIELD, PARAMETER, TYPE})
public @interface ClientEvent {

  /** The event's name, compared exactly. */
  @Nonbinding
  String value();

  /**
   * The only Socket.IO namespace to take it from, such as {@code /chat}; empty for all namespaces
   * and the plain WebSocket.
   */
  @Nonbinding
  String namespace() default "";
}
