package dev.roomcast.webapp.admin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;

/** The container's own scheduler, as a constructor can ask for it. */
@Singleton
class ContainerScheduler {
  @Resource
  private ManagedScheduledExecutorService executor;

  ScheduledExecutorService executor() {
    return executor;
  }
}
