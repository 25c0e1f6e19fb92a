package dev.wattle.command.dry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Takes every request at the client's door, and answers 200 with an empty object. */
final class RecordedHttp implements HttpClientConfigurer {

  private final RecordedKamelets kamelets;

  RecordedHttp(RecordedKamelets kamelets) {
    this.kamelets = kamelets;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addExecInterceptorFirst("recorded", this::answer);
  }

  private ClassicHttpResponse answer(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : request.getHeaders()) {
      headers.put(header.getName(), header.getValue());
    }
    if (request.getEntity() != null && request.getEntity().getContentType() != null) {
      headers.putIfAbsent("Content-Type", request.getEntity().getContentType());
    }
    kamelets.record(
        new RecordedCall.Request(request.getMethod(), url(request), headers), body(request));
    ClassicHttpResponse answer = new BasicClassicHttpResponse(200);
    answer.setEntity(new StringEntity("{}", ContentType.APPLICATION_JSON));
    return answer;
  }

  private static String url(ClassicHttpRequest request) {
    try {
      return request.getUri().toString();
    } catch (URISyntaxException e) {
      return request.getRequestUri();
    }
  }

  private static JsonNode body(ClassicHttpRequest request) throws IOException {
    if (request.getEntity() == null) {
      return RecordedKamelets.json("");
    }
    byte[] bytes = request.getEntity().getContent().readAllBytes();
    return RecordedKamelets.json(new String(bytes, StandardCharsets.UTF_8));
  }
}
