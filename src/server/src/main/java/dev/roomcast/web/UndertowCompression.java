package dev.roomcast.web;

import dev.roomcast.config.BadSetting;
import dev.roomcast.config.SettingsReader;
import dev.roomcast.wire.deflate.DeflateLimits;
import dev.roomcast.wire.deflate.DeflateOffer;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes compression known to Undertow, which is in WildFly, if it is set on; instead of the
 * extension that the server may have been configured to offer. Loaded only there, as a service.
 */
public final class UndertowCompression implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    Object sockets =
        deployment.getServletContextAttributes().get(WebSocketDeploymentInfo.ATTRIBUTE_NAME);
    if (sockets instanceof WebSocketDeploymentInfo info) {
      install(info);
    }
  }

  private static void install(WebSocketDeploymentInfo info) {
    try {
      DeflateLimits limits =
          SettingsReader.of(ConfigProvider.getConfig()).settings().deflate();
      if (limits.isOn()) {
        info.getExtensions().removeIf(each -> each.getName().equals(DeflateOffer.EXTENSION));
        info.addExtension(new UndertowDeflate(limits));
      }
    } catch (BadSetting bad) {
      // The node says so when it starts, and does not.
    }
  }
}
