package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.ServerKind;
import dev.roomcast.tests.fixture.Wait;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server that is attacked, and the client that behaves well all the while. */
final class Besieged implements AutoCloseable {
  private static final Pattern STACK_TRACE =
      Pattern.compile("(?m)(^\\s+at \\S+\\(.*\\)\\R)+");

  /**
   * What Payara itself traces of a client that breaks the rules, and no application can keep from
   * its log: a frame larger than its buffer, bytes behind the end of a WebSocket, a ping behind it,
   * a handshake whose client is gone. All of these end the connection of that client and no other.
   */
  private static final Pattern OF_PAYARA =
      Pattern.compile(
          "Buffer overflow|Unknown protocol|The connection has been closed"
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
    assertNoStackTraceSince(
        logged, (before, trace) -> isOfPayara() && OF_PAYARA.matcher(before).find());
  }

  /**
   * Fails for a stack trace in the log, but for Payara's own: where thousands of connections break
   * off while they are written to, it now and then writes to one that is no more.
   */
  void assertNoStackTraceOfOursSince(int logged) {
    assertNoStackTraceSince(
        logged,
        (before, trace) -> isOfPayara() && !trace.stripLeading().startsWith("at dev.roomcast"));
  }

  private static boolean isOfPayara() {
    return ServerKind.current() == ServerKind.PAYARA;
  }

  private void assertNoStackTraceSince(int logged, BiPredicate<String, String> isAllowed) {
    String since = server.log().substring(logged);
    Matcher found = STACK_TRACE.matcher(since);
    while (found.find()) {
      String before = since.substring(Math.max(0, found.start() - 300), found.start());
      if (!isAllowed.test(before, found.group())) {
        throw new AssertionError("the log has a stack trace:\n" + since.substring(
            Math.max(0, found.start() - 1500), Math.min(since.length(), found.end() + 3000)));
      }
    }
  }

  @Override
  public void close() {
    witness.close();
    server.close();
  }
}
