package dev.roomcast.cluster;

import dev.roomcast.hub.Connection;
import java.util.List;
import java.util.Map;

/**
 * What only a connection's own node knows of it.
 *
 * @param claims of its token, as JSON values; never the token itself
 * @param headers of its first request, {@code Name: value}; what may be secret is not in them
 */
public record ConnectionDetail(Map<String, Object> claims, List<String> headers) {
  public ConnectionDetail {
    claims = Map.copyOf(claims);
    headers = List.copyOf(headers);
  }

  static ConnectionDetail of(Connection connection) {
    return new ConnectionDetail(connection.identity().claims(), connection.headers());
  }
}
