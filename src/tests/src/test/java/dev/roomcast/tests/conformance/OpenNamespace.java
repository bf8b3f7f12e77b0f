package dev.roomcast.tests.conformance;

import dev.roomcast.api.Admission;
import dev.roomcast.api.ClientNamespace;
import dev.roomcast.api.Identity;
import jakarta.enterprise.context.ApplicationScoped;

/** The main namespace, which anybody may enter. */
@ApplicationScoped
public class OpenNamespace implements ClientNamespace {

  @Override
  public String name() {
    return "/";
  }

  @Override
  public Identity admit(Admission request) {
    return request.guest();
  }
}
