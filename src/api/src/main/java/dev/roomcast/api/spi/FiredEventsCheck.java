package dev.roomcast.api.spi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Stops the deployment of an application whose events would reach nobody. The container makes it
 * and calls it once, when all beans are known.
 */
public final class FiredEventsCheck implements Extension {

  void exactlyOne(@Observes AfterDeploymentValidation deployment, BeanManager beans) {
    Instance<FiredEvents> found = beans.createInstance().select(FiredEvents.class);
    if (found.isUnsatisfied()) {
      deployment.addDeploymentProblem(new DeploymentException(
          "Nothing takes the events that this application fires: add roomcast-server (the hub runs"
              + " in this application) or roomcast-publisher (it runs elsewhere) to it, or a bean"
              + " of type " + FiredEvents.class.getName() + " for a test."));
    } else if (found.isAmbiguous()) {
      deployment.addDeploymentProblem(new DeploymentException(
          "Several beans would take the events that this application fires: it contains both"
              + " roomcast-server and roomcast-publisher, or a bean of its own of type "
              + FiredEvents.class.getName() + "; keep one."));
    }
  }
}
