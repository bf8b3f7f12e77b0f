package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplyTest {
  @Test
  void grantedReplyNamesItsRoom() {
    assertEquals("{\"ok\":true,\"room\":\"global\"}", Reply.granted("global").json().toString());
  }

  /* Rounded down, it told a client to come back a moment before its command would be granted. */
  @Test
  void waitIsRoundedUpToWholeMilliseconds() {
    Reply reply = Reply.refused(Refused.tooFast(Duration.ofNanos(1_000_001)));

    assertEquals(2, reply.json().path("error").path("retry_after_ms").intValue());
  }
}
