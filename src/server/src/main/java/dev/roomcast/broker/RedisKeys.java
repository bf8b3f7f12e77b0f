package dev.roomcast.broker;

import dev.roomcast.api.Room;

/** The names of what a hub has in Redis; all begin alike, so that in a cluster they are in one slot. */
final class RedisKeys {
  private final String prefix;
  private final byte[] log;
  private final byte[] signals;

  RedisKeys(String prefix) {
    this.prefix = "{" + prefix + "}:";
    this.log = key("log");
    this.signals = key("signals");
  }

  private byte[] key(String name) {
    return EntryFormat.utf8(prefix + name);
  }

  byte[] log() {
    return log;
  }

  byte[] signals() {
    return signals;
  }

  String epoch() {
    return prefix + "epoch";
  }

  String shelf(String name) {
    return prefix + "kept:" + name;
  }

  /** What remembers an idempotency key. */
  byte[] once(String idempotencyKey) {
    return key("key:" + idempotencyKey);
  }

  byte[] mailbox(Room room) {
    return key("mail:" + room.name());
  }

  /** What tells which rooms are mailboxes, and since when. */
  byte[] mailboxRules() {
    return key("mailboxes");
  }
}
