package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.audit.AuditEntry;
import dev.roomcast.web.Operations;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What operators did, the latest first. */
@Path("/audit")
@RequestScoped
@RequiresRole(Roles.OPERATOR)
public class AuditResource {
  @Inject private Operations operations;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String entries(@QueryParam("before") String before, @QueryParam("limit") String limit) {
    Paging paging = Paging.of("", limit);
    List<AuditEntry> entries =
        operations.auditLog().latest(time(before), paging.oneMore());
    return paging
        .page(
            "entries", entries, entry -> entry.time().toString(), AuditResource::write)
        .toString();
  }

  private static Instant time(String before) {
    try {
      return before == null ? Instant.MAX : Instant.parse(before);
    } catch (DateTimeParseException notATime) {
      throw RequestRefused.badRequest("\"before\" must be a time as in RFC 3339, in UTC.");
    }
  }

  private static void write(AuditEntry entry, ObjectNode json) {
    json.put("time", entry.time().toString())
        .put("actor", entry.actor())
        .put("source", entry.source())
        .put("address", entry.address())
        .put("node", entry.node())
        .put("action", entry.action())
        .put("target", entry.target())
        .put("detail", entry.detail())
        .put("outcome", entry.outcome());
  }
}
