package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InForceTest {

  @Test
  void secretsHaveNoValue() {
    InForce hash = InForce.of(Setting.ADMIN_PASSWORD_HASH.key(), "pbkdf2", "env", "", true);

    assertEquals(new InForce("roomcast.admin.password-hash", "", "env", true), hash);
  }

  @Test
  void whatIsNotSetHasItsDefaultAndNoSource() {
    InForce interval = InForce.of("roomcast.ping-interval", "", "", "25s", false);

    assertEquals(new InForce("roomcast.ping-interval", "25s", "", false), interval);
  }

  @Test
  void credentialsInAnAddressAreNotShown() {
    InForce redis = InForce.of("any.url", "redis://ada:geheim@host:6379", "env", "", false);

    assertEquals("redis://…@host:6379", redis.value());
  }

  @Test
  void hashesSecretsAndPasswordsAreSecret() {
    assertTrue(Setting.ADMIN_PASSWORD_HASH.isSecret());
    assertTrue(Setting.TOKEN_HMAC_SECRET.isSecret());
    assertFalse(Setting.PUBLIC_URL.isSecret());
  }
}
