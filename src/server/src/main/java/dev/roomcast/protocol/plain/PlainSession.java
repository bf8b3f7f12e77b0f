package dev.roomcast.protocol.plain;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.protocol.SecretIds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Heartbeat;
import dev.roomcast.wire.Outbox;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.OutboxOwner;
import dev.roomcast.wire.SessionTraffic;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Traffic;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One plain WebSocket, in one format: authentication, then commands and pushes. */
/* Threads: open() and messages come one at a time; the rest on any thread. No lock is held here. */
public final class PlainSession implements Client, OutboxOwner {
  private static final System.Logger LOG = System.getLogger(PlainSession.class.getName());
  private static final Command AUTHENTICATED_ALREADY =
      new Command.Unreadable(
          Refusal.BAD_REQUEST, "You are authenticated already; use \"refresh\" for a new token.");

  private final PingableWire wire;
  private final PlainFormat format;
  private final Handshake handshake;
  private final Gateway gateway;
  private final SessionTraffic traffic;
  private final Clock clock;
  private final Outbox outbox;
  private final Heartbeat heartbeat;
  private final TimingWheel.Timeout connectTimeout;
  private final Membership membership = new Membership();

  public PlainSession(
      PingableWire wire,
      PlainFormat format,
      Handshake handshake,
      Gateway gateway,
      PlainSettings settings,
      OutboxLimits outboxLimits,
      TimingWheel timers,
      Traffic traffic,
      Clock clock) {
    this.wire = wire;
    this.format = format;
    this.handshake = handshake;
    this.gateway = gateway;
    this.traffic = traffic.ofSession(timers::nanoTime);
    this.clock = clock;
    this.outbox = new Outbox(outboxLimits, timers, this.traffic, this);
    this.heartbeat =
        new Heartbeat(
            settings.pingInterval(),
            settings.pingTimeout(),
            timers,
            wire::ping,
            () -> close(Closing.PING_TIMEOUT));
    this.connectTimeout =
        timers.schedule(settings.connectTimeout(), this::connectOverdue);
  }

  private void connectOverdue() {
    if (!membership.isMember()) {
      close(Closing.CONNECT_TIMEOUT);
    }
  }

  /** Begins: with the token of the handshake, or waiting for the first message to bring one. */
  public void open() {
    outbox.attach(wire);
    outbox.flush();
    heartbeat.start();
    if (!handshake.token().isEmpty()) {
      ReplyTo nobody = new ReplyTo(outbox, format, NullNode.getInstance());
      guarded(() -> authenticate(handshake.token(), nobody));
    }
  }

  /** A text message of the client. */
  public void text(String text) {
    // Characters stand in for bytes: the same for most JSON, and this is only a figure.
    traffic.received(text.length());
    receive(PlainFormat.JSON, () -> handle(PlainMessage.read(text)));
  }

  /** A binary message of the client. */
  public void binary(byte[] bytes) {
    traffic.received(bytes.length);
    receive(PlainFormat.MSGPACK, () -> handle(PlainMessage.read(bytes)));
  }

  private void receive(PlainFormat received, Runnable handling) {
    if (received != format) {
      gone(Closing.PROTOCOL_ERROR);
    } else if (!membership.hasEnded()) {
      guarded(handling);
    }
  }

  private void guarded(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "A message of a client could not be handled", fault);
      close(Closing.INTERNAL);
    }
  }

  private void handle(PlainMessage message) {
    ReplyTo replyTo = new ReplyTo(outbox, format, message.id());
    if (message.isAuthenticate()) {
      authenticate(message.token(), replyTo);
      return;
    }
    membership.member().ifPresentOrElse(
        member -> message.handTo(member, replyTo),
        () ->
            refuse(
                new Refused(
                    Refusal.TOKEN_MISSING,
                    "Authenticate first: {\"command\":\"authenticate\",\"token\":\"…\"}."),
                replyTo));
  }

  /** A pong frame of the client. */
  public void pong() {
    traffic.heard();
    heartbeat.pong();
  }

  /** The WebSocket is gone. */
  public void gone(Closing why) {
    end(why);
    outbox.close();
    wire.close(membership.closing());
  }

  private void authenticate(String token, ReplyTo replyTo) {
    Optional<Gateway.Member> current = membership.member();
    if (current.isPresent()) {
      replyTo.reply(current.get().handle(AUTHENTICATED_ALREADY));
      return;
    }
    try {
      if (membership.begin(gateway.connect(SecretIds.next(), token, this))) {
        connectTimeout.cancel();
        if (replyTo.isAwaited()) {
          replyTo.reply(Reply.granted());
        }
      }
    } catch (Refused refused) {
      refuse(refused, replyTo);
    }
  }

  private void refuse(Refused refused, ReplyTo replyTo) {
    if (replyTo.isAwaited()) {
      replyTo.refuse(refused);
    }
    push(refused.refusal().code(), refused.getMessage(), refused.refusal().retryable());
    end(refused.refusal().closing());
    outbox.finish();
  }

  private void push(String code, String message, boolean retryable) {
    send(codec().encode(new Push.Problem(code, message, retryable, clock.instant())));
  }

  @Override
  public Codec codec() {
    return format;
  }

  @Override
  public String namespace() {
    return "";
  }

  @Override
  public Transport transport() {
    return format.transport();
  }

  @Override
  public Activity activity() {
    return Activity.of(
        traffic, heartbeat.roundTrip(), outbox.pendingBytes(), clock.instant());
  }

  @Override
  public String address() {
    return handshake.address();
  }

  @Override
  public List<String> headers() {
    return handshake.headers();
  }

  @Override
  public boolean send(Frames frames) {
    return outbox.offer(frames);
  }

  @Override
  public void close(Closing why) {
    if (!why.hasLastWords()) {
      gone(why);
    } else if (end(why)) {
      push(why.code(), why.message(), why.reconnect());
      outbox.finish();
    }
  }

  /* True for the first call only: from then on the client is in no room. */
  private boolean end(Closing why) {
    if (!membership.end(why)) {
      return false;
    }
    heartbeat.stop();
    connectTimeout.cancel();
    membership.member().ifPresent(member -> member.left(why));
    return true;
  }

  @Override
  public void drained() {
    wire.close(membership.closing());
  }

  @Override
  public void broken(Closing why) {
    end(why);
    wire.close(membership.closing());
  }
}
