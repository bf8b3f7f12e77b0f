package dev.roomcast.web;

import dev.roomcast.bridge.Bridge;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The running systems whose events this node takes, if the settings name a Redis for them. */
@ApplicationScoped
public class RunningSystems {
  @Resource private ManagedThreadFactory threads;
  @Inject private Node node;

  private Optional<Bridge> bridge = Optional.empty();

  /** Begins to take them; the node has started. */
  void start() {
    bridge =
        node.settings()
            .bridge()
            .map(
                settings ->
                    new Bridge(
                        settings,
                        node.broker(),
                        task -> threads.newThread(task).start(),
                        System::nanoTime));
    bridge.ifPresent(Bridge::start);
  }

  /** Ends it, before the node stops. */
  void stop() {
    bridge.ifPresent(Bridge::close);
  }

  /** What takes their events; empty if none are taken. */
  Optional<Bridge> bridge() {
    return bridge;
  }
}
