package dev.roomcast.tests.embedded;

import dev.roomcast.tests.fixture.Paths;
import dev.roomcast.tests.fixture.Tokens;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that embeds the hub: its own classes, and the server's jar as a library. */
final class EmbeddingWar {

  private EmbeddingWar() {}

  static WebArchive create() {
    File[] libraries = Paths.embedded().toFile().listFiles((directory, name) ->
        name.endsWith(".jar"));
    return ShrinkWrap.create(WebArchive.class, "embedding.war")
        .addClasses(Happened.class, FiringServlet.class, OpenDoors.class)
        .addAsLibraries(libraries)
        .addAsWebInfResource(new StringAsset(
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                + " bean-discovery-mode=\"annotated\"/>"), "beans.xml")
        .addAsResource(new StringAsset(configuration()), "META-INF/microprofile-config.properties");
  }

  /** Where it is deployed; only the path is right in what Arquillian says on Payara. */
  static URI address(URL deployed) {
    String path = deployed.getPath().replaceAll("/+$", "");
    return URI.create(
        "http://127.0.0.1:" + System.getProperty("roomcast.test.arquillian.port") + path);
  }

  private static String configuration() {
    String key = String.join("", Arrays.stream(Tokens.pem().split("\n"))
        .filter(line -> !line.startsWith("-----")).toList());
    return "mp.jwt.verify.publickey=" + key
        + "\nmp.jwt.verify.issuer=" + Tokens.ISSUER
        + "\nmp.jwt.verify.audiences=" + Tokens.AUDIENCE + "\n";
  }
}
