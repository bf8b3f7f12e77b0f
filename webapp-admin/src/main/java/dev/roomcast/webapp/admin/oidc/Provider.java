package dev.roomcast.webapp.admin.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a login service has said of itself, and how its ID tokens are checked. Any thread. */
final class Provider {
  static final int TIMEOUT_MILLIS = 5_000;   // a person waits
  private static final int MAX_BYTES = 256 * 1024;

  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {
    this.metadata = metadata;
    this.validator = validator;
  }

  /** Asks the service. Takes a request. */
  static Provider discover(Issuer issuer, ClientID clientId) throws GeneralException, IOException {
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.resolve(issuer, TIMEOUT_MILLIS, TIMEOUT_MILLIS);
    var keys =
        JWKSourceBuilder.<SecurityContext>create(
                metadata.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
            .build();
    var selector = new JWSVerificationKeySelector<>(algorithms(metadata), keys);
    return new Provider(metadata, new IDTokenValidator(issuer, clientId, selector, null));
  }

  /* Never "none", nor a secret that both know: RS256 is what every service must have. */
  private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
    return Stream.concat(
            Stream.of(JWSAlgorithm.RS256),
            Optional.ofNullable(metadata.getIDTokenJWSAlgs()).stream().flatMap(Collection::stream))
        .filter(JWSAlgorithm.Family.SIGNATURE::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  OIDCProviderMetadata metadata() {
    return metadata;
  }

  IDTokenValidator validator() {
    return validator;
  }

  /** How Roomcast shows the service its secret. */
  ClientAuthentication authentication(ClientID clientId, Secret secret) {
    var methods = metadata.getTokenEndpointAuthMethods();
    boolean basic =
        methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return basic ? new ClientSecretBasic(clientId, secret) : new ClientSecretPost(clientId, secret);
  }
}
