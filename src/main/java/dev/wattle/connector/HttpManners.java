package dev.wattle.connector;

import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;

/**
 * Every call out has a time limit, follows no redirect with our credentials, and leaves once: the
 * client would resend a POST that was answered 429 or 503, which only our failure rules may decide.
 */
@org.springframework.stereotype.Component
final class HttpManners implements ComponentCustomizer {

  private final ConnectorSettings settings;

  HttpManners(ConnectorSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean isEnabled(String name, Component target) {
    return target instanceof HttpComponent;
  }

  @Override
  public void configure(String name, Component target) {
    HttpComponent http = (HttpComponent) target;
    long connect = settings.connectTimeout().toMillis();
    http.setHttpClientConfigurer(
        client ->
            client.disableAutomaticRetries().disableCookieManagement().disableRedirectHandling());
    http.setConnectTimeout(connect);
    http.setConnectionRequestTimeout(connect);
    http.setResponseTimeout(settings.answerTimeout().toMillis());
    http.setMaxTotalConnections(settings.maxConnections());
    http.setConnectionsPerRoute(settings.connectionsPerHost());
  }
}
