package dev.roomcast.webapp.admin.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.Serializable;

/**
 * What is remembered of somebody who is away at the login service, so that only the browser that
 * left can come back, once: none of it can be guessed.
 */
record Journey(String state, String nonce, String verifier) implements Serializable {

  static Journey begin() {
    return new Journey(
        new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
  }

  State expectedState() {
    return new State(state);
  }

  Nonce expectedNonce() {
    return new Nonce(nonce);
  }

  CodeVerifier codeVerifier() {
    return new CodeVerifier(verifier);
  }

  /* A log must not tell the verifier. */
  @Override
  public String toString() {
    return "Journey";
  }
}
