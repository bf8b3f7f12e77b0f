package dev.roomcast.tests.conformance;

import dev.roomcast.tests.fixture.Paths;
import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application that lets the protocols be tested by themselves: {@code /engine.io/} sends every
 * message back, and so do the namespaces that anybody may enter.
 */
final class ConformanceWar {

  private ConformanceWar() {}

  /** Writes it to the module's target directory. */
  static Path write() {
    File[] libraries = Paths.embedded().toFile().listFiles((directory, name) ->
        name.endsWith(".jar"));
    Path file = Paths.target().resolve("conformance.war");
    ShrinkWrap.create(WebArchive.class, "conformance.war")
        .addClasses(
            EchoSessions.class, EchoPolling.class, EchoEndpoint.class, EchoFilter.class,
            OpenNamespace.class, CustomNamespace.class, EchoedEvents.class)
        .addAsLibraries(libraries)
        .addAsWebInfResource(new StringAsset(
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                + " bean-discovery-mode=\"annotated\"/>"), "beans.xml")
        .as(ZipExporter.class)
        .exportTo(file.toFile(), true);
    return file;
  }
}
