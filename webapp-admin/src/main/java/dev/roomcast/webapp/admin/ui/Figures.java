package dev.roomcast.webapp.admin.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers read on the dashboard, in the language of the screen. */
public final class Figures {
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS XXX").withZone(ZoneId.systemDefault());

  private Figures() {}

  /** A count with its thousands apart: {@code 1,234,567}. */
  public static String count(long count) {
    return count(Texts.language(), count);
  }

  static String count(Locale language, long count) {
    return NumberFormat.getIntegerInstance(language).format(count);
  }

  /** Something per second: {@code 0.5}, {@code 1,200}. */
  public static String rate(double perSecond) {
    return rate(Texts.language(), perSecond);
  }

  static String rate(Locale language, double perSecond) {
    return perSecond < 9.95 && perSecond != Math.rint(perSecond)
        ? decimal(language, perSecond)
        : count(language, Math.round(perSecond));
  }

  /** Bytes in the largest unit of which there is one: {@code 999 B}, {@code 1.2 MB}. */
  public static String bytes(double bytes) {
    return bytes(Texts.language(), bytes);
  }

  static String bytes(Locale language, double bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.5 && unit < BYTE_UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    String number =
        unit == 0 || amount >= 99.95
            ? count(language, Math.round(amount))
            : decimal(language, amount);
    return number + "\u00a0" + BYTE_UNITS[unit];
  }

  private static String decimal(Locale language, double number) {
    return String.format(language, "%.1f", number);
  }

  /** A share of one: {@code 42 %}. */
  public static String percent(double share) {
    return count(Math.round(share * 100)) + "\u00a0%";
  }

  /** A long time in its two largest units: {@code 3 d 4 h}, {@code 5 min 6 s}, {@code 7 s}. */
  public static String time(Duration time) {
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

  /** A moment, exactly: {@code 2026-01-31 12:34:56.789 +01:00}. */
  public static String exact(Instant time) {
    return EXACT.format(time);
  }
}
