package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are as on the wire, without the Engine.IO digit 4. */
class SocketIoDecoderTest {
  private final SocketIoDecoder decoder = new SocketIoDecoder(DecoderLimits.DEFAULT);

  @Test
  void connectMayCarryAnObjectOrNothing() throws Exception {
    var withToken = whole("0/ws,{\"token\":\"x\"}");
    var bare = whole("0");

    assertEquals(Type.CONNECT, withToken.type());
    assertEquals("/ws", withToken.namespace());
    assertEquals("x", withToken.data().path("token").textValue());
    assertEquals(SocketIoPacket.NO_ID, withToken.id());
    assertEquals("/", bare.namespace());
    assertTrue(bare.data().isMissingNode());
  }

  @Test
  void namespaceRunsToTheEndWithoutAComma() throws Exception {
    assertEquals(whole("0/ws,"), whole("0/ws"));
    assertEquals("/ws?x=1", whole("0/ws?x=1,").namespace());
    assertEquals("/", whole("0/,").namespace());
  }

  @Test
  void eventHasANameArgumentsAndPerhapsAnId() throws Exception {
    var event = whole("2/ws,17[\"subscribe\",{\"room\":\"project:1\"}]");

    assertEquals(Type.EVENT, event.type());
    assertEquals("/ws", event.namespace());
    assertEquals(17, event.id());
    assertEquals("subscribe", event.eventName());
    assertEquals(1, event.eventArgs().size());
    assertEquals("project:1", event.eventArgs().get(0).path("room").textValue());
    assertFalse(whole("2[\"ping\"]").hasId());
  }

  @Test
  void eventNameMayBeANumber() throws Exception {
    assertEquals("12", whole("2[12,\"x\"]").eventName());
  }

  @Test
  void idsGoFromZeroToTheLargestLong() throws Exception {
    assertEquals(0, whole("20[\"a\"]").id());
    assertEquals(Long.MAX_VALUE, whole("29223372036854775807[\"a\"]").id());
    assertViolation("29223372036854775808[\"a\"]");
    assertViolation("2" + "9".repeat(500_000) + "[\"a\"]");
    assertViolation("2" + "0".repeat(20) + "[\"a\"]");
  }

  @Test
  void ackMayBeEmpty() throws Exception {
    var ack = whole("3/ws,17[]");

    assertEquals(Type.ACK, ack.type());
    assertEquals(17, ack.id());
    assertEquals(0, ack.data().size());
  }

  @Test
  void disconnectIsBare() throws Exception {
    assertEquals(SocketIoPacket.disconnect("/ws"), whole("1/ws,"));
    assertEquals(SocketIoPacket.disconnect("/"), whole("1"));
  }

  @Test
  void connectErrorIsRead() throws Exception {
    var error = whole("4/ws,{\"message\":\"token expired\"}");

    assertEquals(Type.CONNECT_ERROR, error.type());
    assertEquals("token expired", error.data().path("message").textValue());
    assertEquals("no", whole("4/x,\"no\"").data().textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "7", "abc", "é", "-1",
      "2", "2{}", "2abc[\"a\"]", "2[]", "2[{}]", "2[null,1]", "2[true]", "2[[\"a\"]]", "2\"a\"",
      "2/ws[\"a\"]", "2[\"connect\"]", "2[\"connect_error\"]", "2[\"disconnect\"]",
      "2[\"disconnecting\"]", "2[\"newListener\"]", "2[\"removeListener\"]",
      "2[\"a\"]x", "2[\"a\"][]", "2[\"a\"", "2[\"a\",]", "2['a']", "2[a]", "2[\"a\",NaN]",
      "2[\"a\",01]", "2[\"a\",+1]", "2[\"a\",.5]", "2[\"a\",1.]", "2[\"a\"/**/]", "2[\"a\nb\"]",
      "2[\"a\",{\"k\":1,\"k\":2}]", "2[\"\\u12\"]", "2[\"\\ud8\"]", "2[\"\\x\"]", "2[\"a",
      "2-1[\"a\"]", "2+1[\"a\"]",
      "0[]", "0null", "0\"x\"", "012", "0/a\u001eb,", "0/a\nb,", "0 {}x",
      "1{}", "1[]", "1/ws,null", "15",
      "3[]", "31{}", "31", "31null",
      "4", "4[]", "41{}", "4null",
      "5[\"a\"]", "51[\"a\"]", "5-[\"a\"]", "5-1-[\"a\"]", "5+1-[\"a\"]", "501-[\"a\"]", "51", "5",
      "51.0-[\"a\"]", "5 1-[\"a\"]", "511-[\"a\"]", "599999999999-[\"a\"]", "51-{}", "51-[]",
      "61-[{\"_placeholder\":true,\"num\":0}]"})
  void malformedPacketIsAViolation(String text) {
    assertViolation(text);
  }

  @Test
  void namesAreLimitedInLength() throws Exception {
    var longest = "a".repeat(256);

    assertEquals(longest, whole("2[\"" + longest + "\"]").eventName());
    assertEquals("/" + longest.substring(1), whole("0/" + longest.substring(1)).namespace());
    assertViolation("2[\"" + longest + "a\"]");
    assertViolation("0/" + longest);
    assertViolation("0/" + longest + ",");
  }

  @Test
  void depthIsCountedFromTheOutermostArray() throws Exception {
    whole("2[\"a\"," + "[".repeat(63) + "]".repeat(63) + "]");

    assertViolation("2[\"a\"," + "[".repeat(64) + "]".repeat(64) + "]");
    assertViolation("2[\"a\"," + "{\"k\":".repeat(64) + "1" + "}".repeat(64) + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"_placeholder\":", "[\"a\",["})
  void megabyteOfOpeningBracketsIsAViolation(String opening) {
    String hostile = opening.repeat(1_000_000 / opening.length());

    assertViolation("2" + hostile);
    assertViolation("51-" + hostile);
  }

  @Test
  void hugeNumbersAreKeptOrRefusedButNeverCostly() throws Exception {
    var large = whole("2[\"a\",1e400," + "9".repeat(1_000) + "]").eventArgs();
    assertEquals(new BigDecimal("1e400"), large.get(0).decimalValue());
    assertEquals(1_000, large.get(1).bigIntegerValue().toString().length());

    assertViolation("2[\"a\",1e999999999]");
    assertViolation("2[\"a\",1e-999999999]");
    // Jackson throws an unchecked exception here, which once escaped.
    assertViolation("2[\"a\",1e99999999999999999999]");
    assertViolation("2[\"a\"," + "9".repeat(1_000_000) + "]");
    assertViolation("2[\"a\",0." + "9".repeat(1_000_000) + "]");
    assertViolation("2[1e999999999]");
  }

  private SocketIoPacket whole(String text) throws ProtocolViolation {
    return decoder.text(text).orElseThrow();
  }

  private void assertViolation(String text) {
    assertThrows(ProtocolViolation.class, () -> decoder.text(text));
  }
}
