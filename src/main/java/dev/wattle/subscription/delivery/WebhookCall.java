package dev.wattle.subscription.delivery;

import dev.wattle.connector.RetryAfter;
import dev.wattle.failure.Failure;
import dev.wattle.subscription.SubscriptionSettings;
import dev.wattle.subscription.TargetGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One POST to a subscriber. This client, and not the JDK's, because it connects to the very address
 * that was checked; it follows no redirect, keeps no cookie and repeats nothing.
 */
@Component
class WebhookCall implements DisposableBean {

  private final TargetGuard guard;
  private final SubscriptionSettings settings;
  private final RetryAfter retryAfter;
  private final CloseableHttpClient client;

  WebhookCall(TargetGuard guard, SubscriptionSettings settings, RetryAfter retryAfter) {
    this.retryAfter = retryAfter;
    this.guard = guard;
    this.settings = settings;
    this.client = client(guard, settings);
  }

  /**
   * @param status 0 where there was none
   * @param text a word or two for people
   * @param retryAfter how long it wants no more; null if it does not say
   */
  record Answer(int status, String text, @Nullable Duration retryAfter) {

    Answer(int status, String text) {
      this(status, text, null);
    }

    boolean isTaken() {
      return status / 100 == 2;
    }
  }

  Answer post(String url, String id, long seconds, String signature, byte[] body) {
    try {
      URI target = guard.form(url);
      guard.resolve(target.getHost());
      HttpPost post = new HttpPost(target);
      post.setHeader("webhook-id", id);
      post.setHeader("webhook-timestamp", Long.toString(seconds));
      post.setHeader("webhook-signature", signature);
      post.setEntity(
          new ByteArrayEntity(body, ContentType.create("application/cloudevents+json", "UTF-8")));
      return send(post);
    } catch (Failure refused) {
      return new Answer(0, refused.code());
    } catch (IOException away) {
      return new Answer(0, away.getClass().getSimpleName());
    } catch (IllegalArgumentException wrong) {
      return new Answer(0, "the event cannot be sent");
    }
  }

  /** The whole of it within the time-out; the body of the answer is not read. */
  private Answer send(HttpPost post) throws IOException {
    long millis = settings.timeout().toMillis();
    CompletableFuture<Void> answered = new CompletableFuture<>();
    answered
        .orTimeout(millis, TimeUnit.MILLISECONDS)
        .whenComplete(
            (nothing, late) -> {
              if (late != null) {
                post.cancel();
              }
            });
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      @Nullable Header header = response.getFirstHeader("Retry-After");
      @Nullable Duration asked = header == null ? null : retryAfter.asked(header.getValue());
      return new Answer(response.getCode(), Integer.toString(response.getCode()), asked);
    } finally {
      answered.complete(null);
    }
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }

  private static CloseableHttpClient client(TargetGuard guard, SubscriptionSettings settings) {
    Timeout timeout = Timeout.of(settings.timeout());
    ConnectionConfig patience =
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(guard))
                .setDefaultConnectionConfig(patience)
                .setMaxConnTotal(settings.threads())
                .setMaxConnPerRoute(settings.parallel())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
        .setUserAgent("Wattle-Webhooks")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private record Guarded(TargetGuard guard) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return guard.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
