package dev.roomcast.webapp.admin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.roomcast.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way to the login service and back. It is asked who it is when somebody first wants to sign in,
 * and again after an hour, so that this node starts without it.
 *
 * <p>Any thread may call it; each method may take a request or two to the service.
 */
final class LoginService {
  private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

  private final Settings.Oidc settings;
  private final URI back;
  private final URI afterwards;
  private final ClientID clientId;

  // Guarded by this.
  private Provider provider;
  private long providerUntilNanos;

  /**
   * The service of these settings.
   *
   * @param back where people come back to when they have signed in, on this server
   * @param afterwards where they come back to when they have signed out
   */
  LoginService(Settings.Oidc settings, URI back, URI afterwards) {
    this.settings = settings;
    this.back = back;
    this.afterwards = afterwards;
    this.clientId = new ClientID(settings.clientId());
  }

  /** What people know the service by. */
  String name() {
    return settings.issuer().getHost();
  }

  private synchronized Provider provider() throws GeneralException, IOException {
    if (provider == null || System.nanoTime() - providerUntilNanos >= 0) {
      provider = Provider.discover(new Issuer(settings.issuer()), clientId);
      providerUntilNanos = System.nanoTime() + KEPT_NANOS;
    }
    return provider;
  }

  /** Where somebody goes to sign in. */
  URI wayThere(Journey journey) throws Failed {
    try {
      return new AuthenticationRequest.Builder(
              ResponseType.CODE,
              new Scope(settings.scopes().toArray(String[]::new)),
              clientId,
              back)
          .endpointURI(provider().metadata().getAuthorizationEndpointURI())
          .state(journey.expectedState())
          .nonce(journey.expectedNonce())
          .codeChallenge(journey.codeVerifier(), CodeChallengeMethod.S256)
          .build()
          .toURI();
    } catch (GeneralException | IOException away) {
      throw new Failed("it does not say how to sign in", away);
    }
  }

  /**
   * Learns who has come back.
   *
   * @param parameters of the address that they came back to
   */
  Arrival arrive(Journey journey, Map<String, List<String>> parameters) throws Failed {
    try {
      Provider there = provider();
      OIDCTokenResponse tokens = exchange(code(journey, parameters, there), journey, there);
      JWT idToken = tokens.getOIDCTokens().getIDToken();
      var claims = there.validator().validate(idToken, journey.expectedNonce());
      return new Arrival(
          new Claims(claims.toJSONObject()), wayOut(there, idToken), Instant.now());
    } catch (GeneralException | IOException away) {
      throw new Failed("it did not answer as it should", away);
    } catch (BadJOSEException | JOSEException untrue) {
      throw new Failed("its ID token was refused", untrue);
    }
  }

  private AuthorizationCode code(
      Journey journey, Map<String, List<String>> parameters, Provider there)
      throws Failed, GeneralException {
    AuthorizationResponse response = AuthorizationResponse.parse(back, parameters);
    if (!journey.expectedState().equals(response.getState())) {
      throw new Failed("the answer belongs to another sign-in");
    }
    // A code of another service must not be shown to this one (RFC 9207).
    boolean named = response.getIssuer() != null;
    if (named
        ? !response.getIssuer().equals(there.metadata().getIssuer())
        : there.metadata().supportsAuthorizationResponseIssuerParam()) {
      throw new Failed("the answer is not of this service");
    }
    if (!response.indicatesSuccess()) {
      throw new Failed("it said " + response.toErrorResponse().getErrorObject().getCode());
    }
    return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
        .orElseThrow(() -> new Failed("there was no code in the answer"));
  }

  private OIDCTokenResponse exchange(AuthorizationCode code, Journey journey, Provider there)
      throws Failed, GeneralException, IOException {
    var grant = new AuthorizationCodeGrant(code, back, journey.codeVerifier());
    URI endpoint = there.metadata().getTokenEndpointURI();
    TokenRequest request =
        settings
            .clientSecret()
            .map(secret -> there.authentication(clientId, new Secret(secret)))
            .map(shown -> new TokenRequest.Builder(endpoint, shown, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, clientId, grant))
            .build();
    HTTPRequest http = request.toHTTPRequest();
    http.setConnectTimeout(Provider.TIMEOUT_MILLIS);
    http.setReadTimeout(Provider.TIMEOUT_MILLIS);
    http.setFollowRedirects(false);
    TokenResponse response = OIDCTokenResponseParser.parse(http.send());
    if (!response.indicatesSuccess()) {
      throw new Failed(
          "it did not take the code: " + response.toErrorResponse().getErrorObject().getCode());
    }
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  /* Where the session there is ended too; empty if the service has no such place. */
  private Optional<URI> wayOut(Provider there, JWT idToken) {
    return Optional.ofNullable(there.metadata().getEndSessionEndpointURI())
        .map(
            end ->
                new LogoutRequest(end, idToken, null, clientId, afterwards, null, null).toURI());
  }

  /** Who has come back, and where they sign out. */
  record Arrival(Claims claims, Optional<URI> wayOut, Instant time) {}

  /** Nobody has been signed in; the message ends the sentence "Signing in failed: …". */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }

    Failed(String message, Exception cause) {
      super(message + " (" + cause.getMessage() + ")", cause);
    }
  }
}
