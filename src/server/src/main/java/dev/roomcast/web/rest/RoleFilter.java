package dev.roomcast.web.rest;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.web.Callers;
import dev.roomcast.web.Roles;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** Lets in who has the role that {@link RequiresRole} names: 401 without a token, 403 without it. */
@Provider
@RequiresRole
@Priority(Priorities.AUTHENTICATION)
public class RoleFilter implements ContainerRequestFilter {
  @Inject private Callers callers;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Identity caller;
    try {
      caller = callers.verify(request.getHeaderString("Authorization"));
    } catch (Refused refused) {
      int status = refused.refusal() == Refusal.KEYS_UNAVAILABLE ? 503 : 401;
      request.abortWith(RestErrors.response(status, refused));
      return;
    }
    String role = role();
    if (!Roles.includes(caller.groups(), role)) {
      callers.count(Refusal.NOT_ALLOWED);
      request.abortWith(
          RestErrors.response(
              403, new Refused(Refusal.NOT_ALLOWED, "Your token lacks the group " + role + ".")));
      return;
    }
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
  }

  /* A method's own role goes before that of its class. */
  private String role() {
    RequiresRole ofMethod = resource.getResourceMethod().getAnnotation(RequiresRole.class);
    return (ofMethod == null
            ? resource.getResourceClass().getAnnotation(RequiresRole.class)
            : ofMethod)
        .value();
  }

  private record CallerContext(Identity caller, SecurityContext before)
      implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller::userId;
    }

    @Override
    public boolean isUserInRole(String role) {
      return Roles.includes(caller.groups(), role);
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
