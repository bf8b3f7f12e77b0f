package dev.roomcast.api.event;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

/**
 * The address is a complete one that a browser may follow: {@code http} or {@code https}, with a
 * host, at most {@value #MAX_LENGTH} characters. It names no user and no password, because
 * everybody in the room sees it. Null is valid.
 */
@Documented
@Constraint(validatedBy = HttpUrl.Check.class)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HttpUrl {
  /** The longest address, in characters. */
  int MAX_LENGTH = 2000;

  String message() default
      "must be a complete http or https URL without user name, at most " + MAX_LENGTH
          + " characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks an address; the validator makes it. */
  final class Check implements ConstraintValidator<HttpUrl, URI> {

    @Override
    public boolean isValid(URI url, ConstraintValidatorContext context) {
      return url == null
          || ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.toString().length() <= MAX_LENGTH;
    }
  }
}
