package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.broker.RedisSettings;
import dev.roomcast.broker.RedisSettings.Address;
import dev.roomcast.broker.RedisSettings.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisReaderTest {

  private static Optional<RedisSettings> read(Map<String, String> texts) {
    return RedisReader.ofHub(new SettingTexts(key -> Optional.ofNullable(texts.get(key)))).read();
  }

  private static RedisSettings read(String url) {
    return read(Map.of("roomcast.redis.url", url)).orElseThrow();
  }

  @Test
  void noRedisIsUsedUnlessItIsSaid() {
    assertEquals(Optional.empty(), read(Map.of("roomcast.redis.password", "secret")));
  }

  @Test
  void hostAloneIsEnough() {
    RedisSettings redis = read("redis://cache");

    assertEquals(Mode.STANDALONE, redis.mode());
    assertEquals(List.of(new Address("cache", 6379)), redis.addresses());
    assertEquals(0, redis.database());
    assertFalse(redis.tls());
    assertEquals("roomcast", redis.prefix());
  }

  @Test
  void portDatabaseAndEncryptionAreRead() {
    RedisSettings redis = read("rediss://[::1]:7000/3");

    assertEquals(List.of(new Address("[::1]", 7000)), redis.addresses());
    assertEquals(3, redis.database());
    assertTrue(redis.tls());
  }

  @Test
  void sentinelsNameTheirMaster() {
    RedisSettings redis = read("redis-sentinel://one,two:26380/mymaster");

    assertEquals(Mode.SENTINEL, redis.mode());
    assertEquals(List.of(new Address("one", 26379), new Address("two", 26380)), redis.addresses());
    assertEquals("mymaster", redis.master());
  }

  @Test
  void clusterHasSomeOfItsNodes() {
    RedisSettings redis = read("redis-cluster://one:7000,two:7001");

    assertEquals(Mode.CLUSTER, redis.mode());
    assertEquals(List.of(new Address("one", 7000), new Address("two", 7001)), redis.addresses());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cache:6379",
        "http://cache",
        "redis://",
        "redis://one,two",
        "redis://cache:0",
        "redis://cache:70000",
        "redis://cache/x",
        "redis://cache/1/2",
        "redis-sentinel://one",
        "redis-cluster://one/1",
        "redis://one, ,two"
      })
  void otherFormsAreRefused(String url) {
    assertTrue(
        assertThrows(BadSetting.class, () -> read(url)).getMessage().contains("was \"" + url));
  }

  @Test
  void passwordInTheUrlIsRefusedAndNotRepeated() {
    String message =
        assertThrows(BadSetting.class, () -> read("redis://user:secret@cache:6379")).getMessage();

    assertFalse(message.contains("secret"), message);
  }

  @Test
  void passwordIsNotShown() {
    RedisSettings redis =
        read(Map.of("roomcast.redis.url", "redis://cache", "roomcast.redis.password", "secret"))
            .orElseThrow();

    assertEquals("secret", redis.password());
    assertFalse(redis.toString().contains("secret"));
  }

  @Test
  void prefixThatWouldBreakKeysIsRefused() {
    assertThrows(
        BadSetting.class,
        () -> read(Map.of("roomcast.redis.url", "redis://cache", "roomcast.redis.prefix", "{a}")));
  }
}
