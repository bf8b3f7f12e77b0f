package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.ServerKind;
import dev.roomcast.tests.fixture.Wait;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server that is attacked, and the client that behaves well all the while. */
final class Besieged implements AutoCloseable {
  private static final Pattern STACK_TRACE =
      Pattern.compile("(?m)(^\\s+at \\S+\\(.*\\)\\R)+");

  private static final String ENTRY = "\n[20"; // and the rest of the date, in Payara's log

  /**
   * What Payara itself traces of a client that breaks the rules, and no application can keep from
   * its log: a frame larger than its buffer, bytes behind the end of a WebSocket, a ping behind it,
   * a handshake whose client is gone. All of these end the connection of that client and no other.
   */
  private static final Pattern OF_PAYARA =
      Pattern.compile(
          "Buffer overflow|Unknown protocol|The connection has been closed|Socket is not connected"
              + "|Servlet\\.service\\(\\) for servlet default threw exception");

  private final Server server;
  private final Witness witness;

  Besieged(Server server) {
    this.server = server;
    this.witness = new Witness(server);
  }

  Server server() {
    return server;
  }

  Witness witness() {
    return witness;
  }

  RawConnection open() {
    return RawConnection.open(server);
  }

  /** An Engine.IO session on a WebSocket, in no namespace. */
  RawConnection engine() {
    return RawConnection.engine(server);
  }

  /** A session that began on polling. */
  Polling polling() {
    return new Polling(server);
  }

  /** Does something, and expects that it adds to a figure within a while. */
  void counting(String what, ToDoubleFunction<Figures> figure, Runnable act) {
    double before = figure.applyAsDouble(Figures.of(server));
    act.run();
    Wait.until(Inbox.PATIENCE, () -> "a count of " + what, () ->
        figure.applyAsDouble(Figures.of(server)) > before);
  }

  /** The sockets of an attack: closed one and all when it is over. */
  static void closeAll(List<RawConnection> connections) {
    connections.forEach(RawConnection::close);
  }

  /** Fails for a stack trace in the log that the application could have kept from it. */
  void assertNoStackTraceSince(int logged) {
    String since = server.log().substring(logged);
    Matcher found = STACK_TRACE.matcher(since);
    while (found.find()) {
      if (!isOfPayara(entryBefore(since, found.start()))) {
        throw new AssertionError("the log has a stack trace:\n" + since.substring(
            Math.max(0, found.start() - 1500), Math.min(since.length(), found.end() + 3000)));
      }
    }
  }

  /* What the log entry says before its trace, which may quote a client at length. */
  private static String entryBefore(String log, int trace) {
    return log.substring(Math.max(0, log.lastIndexOf(ENTRY, trace)), trace);
  }

  private static boolean isOfPayara(String entry) {
    return ServerKind.current() == ServerKind.PAYARA && OF_PAYARA.matcher(entry).find();
  }

  @Override
  public void close() {
    witness.close();
    server.close();
  }
}
