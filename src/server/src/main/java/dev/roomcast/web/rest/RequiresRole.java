package dev.roomcast.web.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers whose token gives them a role come through; a method's role goes before that of its
 * class. Not {@code @RolesAllowed}, which
 * containers enforce differently or not at all (docs/decisions/0003-one-token-check.md).
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresRole {
  /** One of {@link dev.roomcast.web.Roles}. */
  String value() default "";
}
