package dev.roomcast.config;

import dev.roomcast.broker.MailboxLimits;
import dev.roomcast.broker.MailboxLimits.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which rooms are mailboxes. */
final class MailboxReader {
  private static final String NONE = "none";
  private static final int MAX_MESSAGES = 1_000_000;
  private static final Duration MAX_AGE = Duration.ofDays(90);
  private static final Pattern RULE = Pattern.compile("([^\\s*]+\\*?)\\s+(\\S+)\\s+(\\d{1,7})");

  private final SettingTexts texts;

  MailboxReader(SettingTexts texts) {
    this.texts = texts;
  }

  MailboxLimits read() {
    String all = texts.text(Setting.MAILBOX_ROOMS);
    if (all.equals(NONE)) {
      return MailboxLimits.NONE;
    }
    return new MailboxLimits(
        SettingTexts.split(all).map(MailboxReader::rule).toList(),
        texts.number(Setting.MAILBOX_MAX_BYTES, 0, 2_000_000_000));
  }

  private static Rule rule(String text) {
    Matcher parts = RULE.matcher(text);
    if (parts.matches()) {
      Optional<Duration> maxAge =
          SettingTexts.duration(parts.group(2))
              .filter(age -> !age.isZero() && age.compareTo(MAX_AGE) <= 0);
      int maxMessages = Integer.parseInt(parts.group(3));
      if (maxAge.isPresent() && maxMessages >= 1 && maxMessages <= MAX_MESSAGES) {
        return new Rule(parts.group(1), maxAge.get(), maxMessages);
      }
    }
    throw SettingTexts.wrong(
        Setting.MAILBOX_ROOMS.key(),
        "must be none, or list rooms, age up to 90d and number up to 1000000, such as"
            + " user:* 7d 1000",
        text);
  }
}
