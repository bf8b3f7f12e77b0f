package dev.roomcast.webapp.admin;

import java.time.Duration;
import java.util.Locale;

/** How numbers read on the dashboard. */
final class Figures {
  private Figures() {}

  /** A count with its thousands apart: {@code 1,234,567}. */
  static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** A rate: {@code 0.5 a second}, {@code 1,200 a second}. */
  static String rate(double perSecond) {
    String number = perSecond < 10
        ? String.format(Locale.ENGLISH, "%.1f", perSecond)
        : count(Math.round(perSecond));
    return number + " a second";
  }

  /** A long time in its two largest units: {@code 3 d 4 h}, {@code 5 min 6 s}, {@code 7 s}. */
  static String time(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    if (time.toMinutes() > 0) {
      return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
    return time.toSeconds() + " s";
  }
}
