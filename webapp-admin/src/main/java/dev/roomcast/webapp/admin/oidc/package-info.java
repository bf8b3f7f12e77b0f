/**
 * Signing in by a login service that speaks OpenID Connect: authorization code with PKCE. What the
 * service says is checked by the Nimbus SDK; who may come in by that is decided here.
 */
package dev.roomcast.webapp.admin.oidc;
