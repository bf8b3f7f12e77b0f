package dev.roomcast.web;

import dev.roomcast.wire.deflate.DeflateLimits;
import dev.roomcast.wire.deflate.DeflateOffer;
import jakarta.websocket.Extension;
import java.util.List;

/**
 * Negotiates the compression of a WebSocket: only if it is set on, and only in a container where
 * our extension can take the place of its own. Those inflate without a bound.
 */
final class Compression {
  private static final boolean IN_PAYARA =
      isVisible("org.glassfish.tyrus.core.extension.ExtendedExtension");
  private static final boolean IN_WILDFLY =
      isVisible("io.undertow.websockets.extensions.ExtensionHandshake");

  private final DeflateLimits limits;

  Compression(DeflateLimits limits) {
    this.limits = limits;
  }

  private static boolean isVisible(String className) {
    try {
      Class.forName(className, false, Compression.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError otherContainer) {
      return false;
    }
  }

  /** What of the extensions that a client asks for the WebSocket gets. */
  List<Extension> negotiated(List<Extension> requested) {
    if (!limits.isOn()) {
      return List.of();
    }
    return requested.stream()
        .filter(Compression::isAcceptable)
        .findFirst()
        .map(this::accepted)
        .orElse(List.of());
  }

  private static boolean isAcceptable(Extension requested) {
    DeflateOffer offer = new DeflateOffer();
    requested.getParameters().forEach(each -> offer.with(each.getName(), each.getValue()));
    return requested.getName().equals(DeflateOffer.EXTENSION) && offer.isAcceptable();
  }

  /* Undertow looks up the extension by the name of what is returned, Tyrus uses it itself. */
  private List<Extension> accepted(Extension offer) {
    if (IN_PAYARA) {
      return List.of(TyrusDeflate.forOneConnection(limits));
    }
    return IN_WILDFLY ? List.of(offer) : List.of();
  }
}
