package dev.roomcast.web;

import dev.roomcast.api.Admission;
import dev.roomcast.api.ClientNamespace;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.api.Identity;
import dev.roomcast.config.BadSetting;
import dev.roomcast.hub.Authenticator;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.socketio.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The Socket.IO namespaces of this node: the hub's, and those that the application adds. */
final class ApplicationNamespaces {
  private static final System.Logger LOG =
      System.getLogger(ApplicationNamespaces.class.getName());
  private static final List<String> OF_THE_HUB = List.of("/", "/ws");
  private static final Pattern NAME = Pattern.compile("/[^\\s\\p{Z}\\p{C},?]{0,255}");

  private final Map<String, ClientNamespace> byName = new LinkedHashMap<>();

  /**
   * Takes what the application has.
   *
   * @throws BadSetting if a name is not allowed, or two beans have the same
   */
  ApplicationNamespaces(Iterable<ClientNamespace> beans) {
    for (ClientNamespace bean : beans) {
      if (!bean.isOpen()) {
        continue;
      }
      String name = bean.name();
      if (name == null || !NAME.matcher(name).matches()) {
        throw new BadSetting(
            "The namespace \"" + name + "\" of " + className(bean) + " is not allowed: it must be a"
                + " slash and up to 255 characters without commas, question marks or spaces.");
      }
      ClientNamespace other = byName.put(name, bean);
      if (other != null) {
        throw new BadSetting(
            "Two beans are the namespace \"" + name + "\": " + className(other) + " and "
                + className(bean) + ".");
      }
    }
  }

  /* A bean may be the container's proxy, whose class is made from the application's. */
  private static String className(ClientNamespace bean) {
    Class<?> type = bean.getClass();
    return type.isSynthetic() || type.getName().contains("$Proxy$")
        ? type.getSuperclass().getName()
        : type.getName();
  }

  /**
   * All of them; those of the application take the place of the hub's.
   *
   * @param recovers whether the hub's clients go on where they were when they come back
   */
  List<Namespace> all(HubGateway gateway, Authenticator authenticator, boolean recovers) {
    List<Namespace> all = new ArrayList<>();
    for (String name : OF_THE_HUB) {
      if (!byName.containsKey(name)) {
        all.add(Namespace.ofHub(name, gateway, recovers));
      }
    }
    byName.forEach((name, bean) ->
        all.add(
            Namespace.ofApplication(
                name,
                (connectionId, token, auth, mayReturn, client) -> {
                  Applicant applicant =
                      new Applicant(
                          connectionId,
                          PlainValues.map(auth),
                          token,
                          client.address(),
                          authenticator);
                  return gateway.connectToApplication(
                      connectionId, () -> admit(bean, applicant), applicant.auth(), client);
                })));
    return all;
  }

  private static Identity admit(ClientNamespace namespace, Applicant applicant) throws Refused {
    try {
      return Objects.requireNonNull(namespace.admit(applicant), "admit() returned null");
    } catch (RuntimeException fault) {
      Optional<ClientRefused> refused = ApplicationLink.refused(fault);
      if (refused.isPresent()) {
        throw ReceivedMessage.refused(refused.get());
      }
      LOG.log(
          System.Logger.Level.ERROR,
          "The namespace " + namespace.name() + " could not decide about connection "
              + applicant.connectionId(),
          fault);
      throw new Refused(
          Refusal.INTERNAL, "Whether you may connect cannot be told now; try again later.");
    }
  }

  /** A client that wants to come in. */
  private record Applicant(
      String connectionId,
      Map<String, Object> auth,
      String token,
      String address,
      Authenticator authenticator)
      implements Admission {

    @Override
    public Identity verified() {
      try {
        return authenticator.verify(token);
      } catch (Refused refused) {
        throw new ClientRefused(refused.code(), refused.getMessage());
      }
    }

    @Override
    public Identity guest() {
      return new Identity(
          "guest-" + connectionId, "guest", Set.of(), Map.of(), Optional.empty());
    }

    /** Leaves token and payload out. */
    @Override
    public String toString() {
      return "Admission[" + connectionId + " from " + address + "]";
    }
  }
}
