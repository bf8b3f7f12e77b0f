package dev.roomcast.tests.conformance;

import jakarta.enterprise.context.ApplicationScoped;

/** Another namespace that anybody may enter. */
@ApplicationScoped
public class CustomNamespace extends OpenNamespace {

  @Override
  public String name() {
    return "/custom";
  }
}
