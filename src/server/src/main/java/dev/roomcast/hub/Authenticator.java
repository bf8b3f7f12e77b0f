package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refused;

/** Tells who a token belongs to. May wait for keys to be fetched; any thread may call it. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Verifies a token.
   *
   * @param token as the client sent it, empty if it sent none
   * @throws Refused if it is not to be trusted; the message is fit for the client
   */
  Identity verify(String token) throws Refused;
}
