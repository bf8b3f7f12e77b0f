package dev.roomcast.api;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;

/** The validator that both servers carry, speaking English wherever the tests run. */
public final class Validators {

  private Validators() {}

  public static Validator english() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .defaultLocale(Locale.ENGLISH)
        .buildValidatorFactory()
        .getValidator();
  }
}
