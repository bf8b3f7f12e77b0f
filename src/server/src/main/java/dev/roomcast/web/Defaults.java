package dev.roomcast.web;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.security.ClaimsPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Beans that an application may replace by an alternative of its own. */
@ApplicationScoped
class Defaults {

  @Produces
  @ApplicationScoped
  AccessPolicy accessPolicy() {
    return new ClaimsPolicy();
  }
}
