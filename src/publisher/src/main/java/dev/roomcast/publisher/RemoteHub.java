package dev.roomcast.publisher;

import dev.roomcast.api.Broadcaster;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.api.event.DomainEvents;
import dev.roomcast.api.spi.FiredEvents;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * The hub on the other side of its publish API. Events that the application fires are queued and
 * follow in the order they were fired; those handed to the {@link Broadcaster} are published while
 * the caller waits, and may overtake the queued ones.
 *
 * <p>Made at the first event. When the application stops, what is still queued is sent for as long
 * as {@code flush-timeout} allows.
 */
@ApplicationScoped
public class RemoteHub implements FiredEvents, Broadcaster {
  @Inject
  private SettingsAtStart atStart;

  @Inject
  private Validator validator;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService scheduler;

  private Settings settings;
  private ValidEvents validEvents;
  private EventJson json;
  private TurnedAway turnedAway;
  private Sender sender;
  private DirectPublisher direct;

  /**
   * Queues the event as it is now. Never waits; any thread may call it.
   *
   * @throws PublishFailed if it is not taken, because the queue is full, the application stopping
   *     or the event without a JSON form; it is counted and logged too, since after a commit the
   *     container does not pass the exception on to the caller of {@code fire}
   */
  @Override
  public void accept(RoomEvent event) {
    Outgoing written;
    try {
      written = json.write(event);
    } catch (PublishFailed noJson) {
      throw turnedAway.add(event.type(), noJson);
    }
    sender.send(written);
  }

  /**
   * {@inheritDoc}
   *
   * @throws PublishFailed if the hub refused it, or did not answer within {@code publish-timeout};
   *     in the latter case it may have been published nevertheless
   */
  @Override
  public Published publish(RoomEvent event) {
    return direct.publish(json.write(validEvents.require(event)));
  }

  /** What became of the fired events, for an application's metrics or health check. */
  public PublisherCounts counts() {
    return sender.counts();
  }

  @PostConstruct
  void start() {
    settings = atStart.read();
    Token token = new Token(settings.tokenFile(), atStart::token);
    Transport transport = new HttpTransport(settings.eventsUrl(), token);
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    OutgoingQueue queue =
        new OutgoingQueue(settings.queueMaxEvents(), settings.queueMaxBytes());
    Drain drain = new Drain(
        queue, transport, settings.batchMaxEvents(), settings.batchMaxBytes(),
        new Backoff(random), UUID::randomUUID, Time.REAL);
    Timer timer = (task, wait) ->
        scheduler.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);

    validEvents = new ValidEvents(validator);
    json = new EventJson(DomainEvents.byType());
    turnedAway = new TurnedAway(Time.REAL);
    sender = new Sender(
        queue, turnedAway, drain, settings.requestTimeout(), executor, timer, Time.REAL);
    direct = new DirectPublisher(
        transport, settings.requestTimeout(), settings.publishTimeout(),
        random, UUID::randomUUID, Time.REAL);
  }

  @PreDestroy
  void stop() {
    sender.close(settings.flushTimeout());
  }
}
