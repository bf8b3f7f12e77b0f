package dev.roomcast.bridge;

import dev.roomcast.broker.RedisConnections;
import dev.roomcast.hub.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Listens to what running systems publish in Redis, on one node of the hub at a time. Redis keeps
 * none of it: what is published while no node listens is lost, as it is for their own servers.
 */
/*
 * Threads: run() on one of its own, the subscription on another; the monitor guards listener and is
 * for sleeping.
 */
public final class Bridge implements Runnable {
  private static final System.Logger LOG = System.getLogger(Bridge.class.getName());
  private static final Duration RENEWAL = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(8); // though the pulse is heard
  private static final byte[] NOTHING = {};

  private final RedisConnections connections;
  private final Executor threads;
  private final Lease lease;
  private final Intake intake;
  private final byte[] pythonPattern;
  private final byte[] nodePattern;
  private final byte[] pulse; // the channel of what this node tells itself, once each second
  private boolean away; // the lease's Redis; only of the running thread
  private volatile boolean deaf; // the last subscription failed
  private Listener listener; // null while this node does not listen
  private volatile boolean closed;

  /** @param threads runs each task on a thread of its own */
  public Bridge(
      BridgeSettings settings, Broker broker, Executor threads, LongSupplier nanoTime) {
    this.connections = new RedisConnections(settings.redis(), SILENCE);
    this.threads = threads;
    String key = "{" + settings.redis().prefix() + "}:bridge";
    this.lease = new Lease(key, nanoTime);
    this.pulse = (key + ":pulse").getBytes(StandardCharsets.UTF_8);
    this.intake = new Intake(broker, settings.maxBytes());
    this.pythonPattern = pattern(settings.pythonChannel(), "");
    this.nodePattern = pattern(settings.nodePrefix(), "#*");
  }

  /* In a pattern these characters stand for others. */
  private static byte[] pattern(String literally, String end) {
    return (literally.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + end)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Begins to listen when no other node does. */
  public void start() {
    threads.execute(this);
  }

  /** Until {@link #close}. */
  @Override
  public void run() {
    while (!closed) {
      try {
        if (lease.renew(connections.client())) {
          listen();
        } else {
          stopListening();
        }
        away = false;
      } catch (JedisException | IllegalStateException failed) {
        tell(failed, away);
        away = true;
      } catch (RuntimeException | Error fault) {
        LOG.log(System.Logger.Level.ERROR, "The bridge failed and goes on", fault);
      }
      sleep();
    }
    end();
  }

  private void tell(RuntimeException failed, boolean again) {
    LOG.log(
        again || closed ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
        "Running systems cannot be heard: {0}",
        failed.getMessage());
  }

  /*
   * The pulse comes back by the subscription: without it that ends after some silence, and begins
   * anew. With a ping in its place subscriptions were seen to end again and again, with "PONG" or "1"
   * for the reason. Why was not found out.
   */
  private synchronized void listen() {
    if (listener == null) {
      Listener begun = new Listener();
      listener = begun;
      threads.execute(begun);
    } else if (listener.isSubscribed()) {
      connections.client().publish(pulse, NOTHING);
    }
  }

  private synchronized void stopListening() {
    if (listener != null && listener.isSubscribed()) {
      listener.punsubscribe();
    }
  }

  private synchronized void ended(Listener which) {
    listener = listener == which ? null : listener;
  }

  private final class Listener extends BinaryJedisPubSub implements Runnable {
    @Override
    public void run() {
      try {
        UnifiedJedis redis = connections.client();
        redis.psubscribe(this, pythonPattern, nodePattern, pulse);
      } catch (JedisException | IllegalStateException failed) {
        tell(failed, deaf);
        deaf = true;
      } catch (RuntimeException | Error fault) {
        LOG.log(System.Logger.Level.ERROR, "A message was lost; the bridge listens anew", fault);
      } finally {
        ended(this);
      }
    }

    @Override
    public void onPSubscribe(byte[] pattern, int channels) {
      deaf = false;
      if (channels == 1) {
        LOG.log(System.Logger.Level.INFO, "This node takes what running systems emit");
      }
    }

    @Override
    public void onPMessage(byte[] pattern, byte[] channel, byte[] message) {
      if (lease.isHeld() && !Arrays.equals(channel, pulse)) {
        intake.take(
            Arrays.equals(pattern, pythonPattern) ? Format.PYTHON : Format.NODE, message);
      }
    }
  }

  /** How many messages of a format had which outcome, by its code. */
  public Map<String, Long> counts(Format format) {
    return intake.counts(format);
  }

  /** Whether this node is the one that listens. */
  public boolean isListening() {
    return lease.isHeld();
  }

  private synchronized void sleep() {
    try {
      if (!closed) {
        wait(RENEWAL.toMillis());
      }
    } catch (InterruptedException stopping) {
      closed = true;
    }
  }

  private void end() {
    try {
      stopListening();
      lease.release(connections.client());
    } catch (JedisException | IllegalStateException alreadyAway) {
      LOG.log(System.Logger.Level.DEBUG, "The lease is left to end: {0}", alreadyAway.getMessage());
    } finally {
      connections.close();
    }
  }

  /** Ends it; another node begins to listen at once. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
