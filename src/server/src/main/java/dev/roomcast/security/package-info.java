/**
 * Who a client is and what it may see: {@link dev.roomcast.security.TokenVerifier} turns a JWT into
 * an {@link dev.roomcast.api.Identity}, {@link dev.roomcast.security.ClaimsPolicy} decides by its
 * claims. {@link dev.roomcast.security.DevelopmentKeys} makes tokens where there is no login
 * service.
 */
package dev.roomcast.security;
