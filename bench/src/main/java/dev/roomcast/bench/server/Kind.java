package dev.roomcast.bench.server;

import dev.roomcast.bench.load.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The servers that can be measured, and how each is started. */
public enum Kind {
  /** Roomcast on WildFly. */
  WILDFLY("wildfly") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) throws IOException {
      Path home = wildFly(setup);
      Path base = directory.resolve("standalone");
      Directories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
      Files.createDirectories(base.resolve("deployments"));
      Files.copy(setup.war(), base.resolve("deployments/ROOT.war"));
      List<String> command = java(setup, directory);
      command.addAll(roomcast(setup));
      OPENED.forEach(each -> command.add(each + "=ALL-UNNAMED"));
      command.addAll(List.of(
          "-Djava.net.preferIPv4Stack=true",
          "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri(),
          "-jar", home.resolve("jboss-modules.jar").toString(),
          "-mp", home.resolve("modules").toString(),
          "org.jboss.as.standalone",
          "-Djboss.home.dir=" + home,
          "-Djboss.server.base.dir=" + base,
          "-Djboss.bind.address=127.0.0.1",
          "-Djboss.http.port=" + ports.clients(),
          "-Djboss.https.port=" + Ports.free(),
          "-Djboss.management.http.port=" + Ports.free()));
      return command;
    }
  },

  /** Roomcast on Payara Micro. */
  PAYARA("payara") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) throws IOException {
      List<String> command = java(setup, directory);
      command.addAll(roomcast(setup));
      command.addAll(List.of(
          "-jar", setup.payara().toString(),
          "--nocluster",
          "--port", String.valueOf(ports.clients()),
          "--contextroot", "/",
          "--rootDir", directory.resolve("payara").toString(),
          "--prebootcommandfile", setup.prebootCommands().toString(),
          "--deploy", setup.war().toString()));
      return command;
    }
  },

  /** socket.io on Node.js. */
  SOCKETIO("socketio") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) {
      return List.of("node", "--expose-gc", setup.node().resolve("server.mjs").toString(),
          String.valueOf(ports.clients()), setup.key().toString());
    }
  },

  NETTY("netty-socketio") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) throws IOException {
      return peer(setup, directory, "NettySocketioServer", String.valueOf(ports.clients()),
          String.valueOf(ports.publishers()), setup.key().toString());
    }

    @Override
    Ports ports() throws IOException {
      return new Ports(Ports.free(), Ports.free());
    }
  },

  /** A bare server in Java that writes each event by itself. */
  FLOOR("floor") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) throws IOException {
      return peer(setup, directory, "FloorServer", String.valueOf(ports.clients()));
    }
  },

  /** The same, joining what waits for a room. */
  FLOOR_JOINED("floor-joined") {
    @Override
    List<String> command(Setup setup, Path directory, Ports ports) throws IOException {
      return peer(setup, directory, "FloorServer", String.valueOf(ports.clients()), "joined");
    }
  };

  private static final List<String> OPENED = List.of(
      "--add-exports=java.desktop/sun.awt",
      "--add-exports=java.naming/com.sun.jndi.ldap",
      "--add-opens=java.base/java.lang",
      "--add-opens=java.base/java.lang.invoke",
      "--add-opens=java.base/java.lang.reflect",
      "--add-opens=java.base/java.io",
      "--add-opens=java.base/java.net",
      "--add-opens=java.base/java.security",
      "--add-opens=java.base/java.util",
      "--add-opens=java.base/java.util.concurrent",
      "--add-opens=java.management/javax.management",
      "--add-opens=java.naming/javax.naming");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** What it is called on the command line and in the tables. */
  public String label() {
    return label;
  }

  /**
   * The server of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Kind of(String label) {
    return Stream.of(values()).filter(each -> each.label.equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server is called " + label
            + "; there are " + Arrays.stream(values()).map(Kind::label).toList()));
  }

  public boolean isRoomcast() {
    return this == WILDFLY || this == PAYARA;
  }

  /** Whether it can be started here; the reason why not, or an empty text. */
  public String missing(Setup setup) {
    if (isRoomcast() && !Files.exists(setup.war())) {
      return setup.war() + " is not built";
    }
    return this == SOCKETIO && !Files.exists(setup.node().resolve("node_modules"))
        ? "Node.js with npm, or its packages, cannot be had" : "";
  }

  /** Whether a request gets the answer of a server that is ready. */
  List<Probe> probes() {
    return isRoomcast()
        ? List.of(
            new Probe("/health/ready", 200),
            new Probe("/socket.io/?EIO=4&transport=none", 400))
        : List.of(new Probe("/", 200));
  }

  Ports ports() throws IOException {
    int port = Ports.free();
    return new Ports(port, port);
  }

  /** @param directory empty, the server's own */
  abstract List<String> command(Setup setup, Path directory, Ports ports) throws IOException;

  /*
   * The heap is of fixed size and in memory from the start: what RSS gains is outside of it. A full
   * collection leaves no dead objects, which would count as live ones.
   */
  private static List<String> java(Setup setup, Path directory) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    List<String> command = new ArrayList<>(List.of(
        Setup.java("java").toString(), "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch",
        "-XX:MarkSweepDeadRatio=0",
        "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + temporary));
    command.addAll(setup.javaOptions());
    return command;
  }

  private static List<String> peer(
      Setup setup, Path directory, String program, String... arguments) throws IOException {
    List<String> command = java(setup, directory);
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.roomcast.bench.peer." + program);
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> roomcast(Setup setup) {
    return List.of(
        "-Dmp.jwt.verify.publickey.location=" + setup.key().toUri(),
        "-Dmp.jwt.verify.issuer=" + Tokens.ISSUER,
        "-Dmp.jwt.verify.audiences=" + Tokens.AUDIENCE,
        "-Droomcast.max-sessions-per-address=0");
  }

  private static Path wildFly(Setup setup) throws IOException {
    try (Stream<Path> found = Files.list(setup.servers())) {
      return found.filter(each -> each.getFileName().toString().startsWith("wildfly-"))
          .max(Path::compareTo)
          .orElseThrow(() -> new IOException("no WildFly in " + setup.servers()));
    }
  }
}
