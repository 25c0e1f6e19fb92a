package dev.wattle.whatsapp.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.AppsecretProof;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One call to Meta that is no message, once; nothing is repeated here. */
@Component
final class GraphCall {

  private static final String CONFIGURER = "whatsappManageClient";

  private final CamelContext camel;
  private final ProducerTemplate producer;
  private final WhatsAppSettings settings;
  private final ManageAnswer answer;

  GraphCall(
      CamelContext camel,
      ProducerTemplate producer,
      WhatsAppSettings settings,
      ManageAnswer answer) {
    this.camel = camel;
    this.producer = producer;
    this.settings = settings;
    this.answer = answer;
    HttpClientConfigurer once = builder -> builder.disableAutomaticRetries();
    camel.getRegistry().bind(CONFIGURER, HttpClientConfigurer.class, once);
  }

  /**
   * @param path below the version
   * @throws Failure as the error table says; UNREACHABLE where Meta did not answer
   */
  JsonNode get(String path, Map<String, String> query) {
    return call("GET", path, query, null);
  }

  /**
   * @throws Failure as the error table says; UNCERTAIN where the answer was lost
   */
  JsonNode post(String path, JsonNode body) {
    return call("POST", path, Map.of(), body);
  }

  /** As {@link #get}. */
  JsonNode delete(String path, Map<String, String> query) {
    return call("DELETE", path, query, null);
  }

  private JsonNode call(
      String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    Endpoint endpoint = endpoint();
    Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
    Message in = exchange.getIn();
    in.setHeader(Exchange.HTTP_METHOD, method);
    in.setHeader(Exchange.HTTP_PATH, "/" + path);
    in.setHeader(Exchange.HTTP_QUERY, query(query));
    in.setHeader("Authorization", "Bearer " + settings.accessToken().value());
    if (body != null) {
      in.setHeader(Exchange.CONTENT_TYPE, "application/json");
      in.setBody(body.toString().getBytes(StandardCharsets.UTF_8));
    }
    producer.send(endpoint, exchange);
    return read(exchange, method + " " + path, !"POST".equals(method));
  }

  private JsonNode read(Exchange exchange, String call, boolean repeatable) {
    Exception fault = exchange.getException();
    if (fault != null) {
      throw lost(call, fault, repeatable);
    }
    Message out = exchange.getMessage();
    Integer status = out.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] read = out.getBody(byte[].class);
    return answer.read(status == null ? 0 : status, read == null ? new byte[0] : read, repeatable);
  }

  /** The cause is left out: its text may hold the address, and the address a token. */
  private static Failure lost(String call, Exception fault, boolean repeatable) {
    String text = "%s at Meta got no answer (%s). See to the network, then do it again.";
    return Failure.of(
        repeatable ? Kind.UNREACHABLE : Kind.UNCERTAIN,
        "whatsapp.manage-unreachable",
        text.formatted(call, fault.getClass().getSimpleName()));
  }

  private String query(Map<String, String> query) {
    String written =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    String proof = AppsecretProof.query(settings);
    return written.isEmpty() || proof.isEmpty() ? written + proof : written + "&" + proof;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Endpoint endpoint() {
    String base = settings.baseUrl().toString().replaceFirst("/+$", "");
    long connect = settings.connectTimeout().toMillis();
    return camel.getEndpoint(
        base
            + "/"
            + settings.apiVersion()
            + "?throwExceptionOnFailure=false&skipResponseHeaders=true&copyHeaders=false"
            + "&httpClientConfigurer=#"
            + CONFIGURER
            + "&connectTimeout="
            + connect
            + "&connectionRequestTimeout="
            + connect
            + "&responseTimeout="
            + settings.timeout().toMillis());
  }
}
