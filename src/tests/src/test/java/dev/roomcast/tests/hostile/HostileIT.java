package dev.roomcast.tests.hostile;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack by itself: how it ends, and that others notice nothing. */
@OnHostileServer
class HostileIT {

  static List<Attack> attacks() {
    return Attack.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attackEndsAsDocumentedAndHarmsNobody(Attack attack, Besieged besieged) {
    int logged = besieged.server().log().length();

    attack.act().accept(besieged);

    besieged.witness().assertMissedNothing();
    besieged.assertNoStackTraceSince(logged);
  }
}
