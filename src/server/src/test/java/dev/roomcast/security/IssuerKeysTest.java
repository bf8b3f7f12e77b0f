package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.OTHER_RSA;
import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.jwk;
import static dev.roomcast.security.TestTokens.jwks;
import static dev.roomcast.security.TestTokens.rs256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final String OLD = jwks(jwk(RSA, "old"));
  private static final String BOTH = jwks(jwk(RSA, "old"), jwk(OTHER_RSA, "new"));
  private static final Duration LIFETIME = Duration.ofMinutes(10);   // as in TestTokens.location

  private final MovableClock clock = new MovableClock();
  private final FakeIssuer issuer = new FakeIssuer(OLD);
  private final TokenVerifier verifier =
      TokenVerifier.of(TestTokens.location(issuer.location()), clock);
  private final String oldToken = rs256(RSA, "old");
  private final String newToken = rs256(OTHER_RSA, "new");

  @AfterEach
  void closeIssuer() {
    issuer.close();
  }

  @Test
  void issuerIsAskedAtTheFirstTokenAndThenNotForTheLifetimeOfItsKeys() throws Refused {
    assertEquals(0, issuer.requests());
    verifier.verify(oldToken);
    clock.move(LIFETIME.minusSeconds(1));
    verifier.verify(oldToken);
    assertEquals(1, issuer.requests());

    clock.move(Duration.ofSeconds(1));
    verifier.verify(oldToken);
    assertEquals(2, issuer.requests());
  }

  @Test
  void newKeyIsFoundWhenATokenNamesIt() throws Refused {
    verifier.verify(oldToken);
    issuer.publish(BOTH);
    clock.move(IssuerKeys.REST);

    assertEquals("alice", verifier.verify(newToken).userId());
    assertEquals("alice", verifier.verify(oldToken).userId());
    assertEquals(2, issuer.requests());
  }

  @Test
  void newKeyWithoutAnIdIsFoundToo() throws Refused {
    issuer.publish(TestTokens.pem(RSA));
    verifier.verify(oldToken);
    issuer.publish(TestTokens.pem(OTHER_RSA));
    clock.move(IssuerKeys.REST);

    assertEquals("alice", verifier.verify(newToken).userId());
  }

  @Test
  void removedKeyIsForgottenWhenTheKeysAreReadAgain() throws Refused {
    verifier.verify(oldToken);
    issuer.publish(jwks(jwk(OTHER_RSA, "new")));
    clock.move(IssuerKeys.REST);

    verifier.verify(newToken);
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, oldToken);
  }

  @Test
  void unknownKeyIdsDoNotMakeTheServerAskMoreOften() throws Refused {
    verifier.verify(oldToken);
    for (int each = 0; each < 1000; each++) {
      String kid = "made-up-" + each;
      assertRefused(
          Refusal.TOKEN_SIGNATURE,
          verifier,
          TestTokens.base64("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}") + ".e30.AAAA");
    }
    assertEquals(1, issuer.requests());

    clock.move(IssuerKeys.REST);
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, rs256(OTHER_RSA, "made-up"));
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, rs256(OTHER_RSA, "made-up"));
    assertEquals(2, issuer.requests());
  }

  @Test
  void badSignatureWithAKnownKeyIdDoesNotAskTheIssuer() throws Refused {
    verifier.verify(oldToken);
    clock.move(IssuerKeys.REST);
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, rs256(OTHER_RSA, "old"));
    assertEquals(1, issuer.requests());
  }

  @Test
  void serverStartsWhileItsIssuerIsAwayAndRecoversWithIt() throws Refused {
    issuer.goAway();
    assertRefused(Refusal.KEYS_UNAVAILABLE, verifier, oldToken);
    assertTrue(TestTokens.refused(verifier, oldToken).refusal().retryable());

    issuer.comeBack();
    assertRefused(Refusal.KEYS_UNAVAILABLE, verifier, oldToken);   // it is let rest first
    assertEquals(0, issuer.requests());
    clock.move(IssuerKeys.REST);
    assertEquals("alice", verifier.verify(oldToken).userId());
  }

  @Test
  void knownKeysStayInUseWhileTheIssuerIsAway() throws Refused {
    verifier.verify(oldToken);
    issuer.goAway();
    clock.move(LIFETIME.multipliedBy(3));
    verifier.verify(oldToken);
    assertRefused(Refusal.KEYS_UNAVAILABLE, verifier, newToken);

    issuer.publish(BOTH);
    issuer.comeBack();
    clock.move(IssuerKeys.REST);
    verifier.verify(newToken);
  }

  @Test
  void answersWithoutKeysAreAsGoodAsNone() throws Refused {
    verifier.verify(oldToken);
    clock.move(LIFETIME);
    for (String useless :
        List.of("", "<html>Login</html>", "{}", "{\"keys\":[]}", "{\"keys\":5}",
            "x".repeat(KeyLocation.MAX_BYTES + 1),
            BOTH + " ".repeat(KeyLocation.MAX_BYTES))) {
      issuer.publish(useless);
      clock.move(IssuerKeys.REST);
      verifier.verify(oldToken);
    }
    issuer.publish(BOTH);
    issuer.answerWith(500);
    clock.move(IssuerKeys.REST);
    assertRefused(Refusal.KEYS_UNAVAILABLE, verifier, newToken);
    assertEquals(9, issuer.requests());
  }

  @Test
  void manyThreadsWaitForOneRequest() throws Exception {
    var mayAnswer = new CountDownLatch(1);
    issuer.answerAfter(mayAnswer);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Identity>> waiting = new ArrayList<>();
      for (int each = 0; each < 8; each++) {
        waiting.add(threads.submit(() -> verifier.verify(oldToken)));
      }
      issuer.awaitRequests(1);
      mayAnswer.countDown();
      for (Future<Identity> each : waiting) {
        assertEquals("alice", each.get(10, TimeUnit.SECONDS).userId());
      }
      assertEquals(1, issuer.requests());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void mostThreadsDoNotWaitForASlowIssuer() throws Exception {
    var mayAnswer = new CountDownLatch(1);
    issuer.answerAfter(mayAnswer);
    ExecutorService threads = Executors.newFixedThreadPool(60);
    try {
      var done = new ExecutorCompletionService<Identity>(threads);
      for (int each = 0; each < 60; each++) {
        done.submit(() -> verifier.verify(oldToken));
      }
      for (int each = 0; each < 30; each++) {
        Future<Identity> refused = done.take();
        var e = assertThrows(ExecutionException.class, refused::get);
        assertEquals(Refusal.KEYS_UNAVAILABLE, ((Refused) e.getCause()).refusal());
      }
    } finally {
      mayAnswer.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void knownKeysServeOthersWhileOneThreadReadsThemAgain() throws Exception {
    verifier.verify(oldToken);
    var mayAnswer = new CountDownLatch(1);
    issuer.answerAfter(mayAnswer);
    clock.move(LIFETIME);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Identity> reader = threads.submit(() -> verifier.verify(oldToken));
      issuer.awaitRequests(2);
      assertEquals("alice", verifier.verify(oldToken).userId());
      mayAnswer.countDown();
      assertEquals("alice", reader.get(10, TimeUnit.SECONDS).userId());
      assertEquals(2, issuer.requests());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void clockSetBackDoesNotKeepOldKeysForLonger() throws Refused {
    verifier.verify(oldToken);
    clock.move(Duration.ofDays(-1));
    verifier.verify(oldToken);
    assertEquals(2, issuer.requests());
  }
}
