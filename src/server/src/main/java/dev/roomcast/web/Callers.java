package dev.roomcast.web;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells who calls the REST API. */
@ApplicationScoped
public class Callers {
  @Inject private Node node;

  /**
   * Verifies the token of an Authorization header.
   *
   * @param authorization the header, or null if there is none
   * @throws Refused if it holds no token to be trusted; it has been counted
   */
  public Identity verify(String authorization) throws Refused {
    try {
      return node.verifier().verify(BearerToken.of(authorization));
    } catch (Refused refused) {
      count(refused.refusal());
      throw refused;
    }
  }

  /** Counts a request that was refused for another reason. */
  public void count(Refusal refusal) {
    node.counters().refused(refusal);
  }
}
