package dev.wattle.whatsapp.send;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.stereotype.Component;

/** One camel-http endpoint, with its own pool of connections, for each number of ours. */
@Component
final class GraphEndpoints {

  private static final String CONFIGURER = "whatsappHttpClient";

  private final CamelContext camel;
  private final WhatsAppSettings settings;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  GraphEndpoints(CamelContext camel, WhatsAppSettings settings) {
    this.camel = camel;
    this.settings = settings;
    // The HTTP client repeats a POST by itself on 429 and 503: a person would get it twice.
    HttpClientConfigurer once = builder -> builder.disableAutomaticRetries();
    camel.getRegistry().bind(CONFIGURER, HttpClientConfigurer.class, once);
  }

  /**
   * @throws Failure MISCONFIGURED if the number is not in the settings
   */
  Endpoint of(String numberId) {
    return at(numberId, "messages");
  }

  /**
   * Where Meta takes marketing templates alone.
   *
   * @throws Failure MISCONFIGURED if the number is not in the settings
   */
  Endpoint ofMarketing(String numberId) {
    return at(numberId, "marketing_messages");
  }

  private Endpoint at(String numberId, String edge) {
    return endpoints.computeIfAbsent(numberId + "/" + edge, key -> create(numberId, edge));
  }

  private Endpoint create(String numberId, String edge) {
    settings
        .number(numberId)
        .orElseThrow(
            () ->
                Failure.of(
                    Kind.MISCONFIGURED,
                    "whatsapp.number-unknown",
                    "number id " + numberId + " is not in wattle.whatsapp.numbers. Add it there."));
    String base = settings.baseUrl().toString().replaceFirst("/+$", "");
    String address = "%s/%s/%s/%s".formatted(base, settings.apiVersion(), numberId, edge);
    return camel.getEndpoint(address + "?" + options());
  }

  private String options() {
    long connect = settings.connectTimeout().toMillis();
    return String.join(
        "&",
        "httpMethod=POST",
        "throwExceptionOnFailure=false",
        "skipResponseHeaders=true",
        "copyHeaders=false",
        "httpClientConfigurer=#" + CONFIGURER,
        "connectionsPerRoute=" + settings.connections(),
        "maxTotalConnections=" + settings.connections(),
        "connectTimeout=" + connect,
        "connectionRequestTimeout=" + connect,
        "responseTimeout=" + settings.timeout().toMillis(),
        "soTimeout=" + settings.timeout().toMillis());
  }
}
