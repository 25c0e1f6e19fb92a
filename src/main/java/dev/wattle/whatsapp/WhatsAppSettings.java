package dev.wattle.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How we reach WhatsApp, and how it proves itself to us. Wrong values refuse the start, with key
 * and remedy.
 *
 * @param baseUrl host of the Graph API, without the version
 * @param apiVersion for example {@code v26.0}
 * @param accessToken of a system user
 * @param appSecrets sign webhooks; two at once while one is being replaced
 * @param verifyToken what Meta repeats when the webhook is registered
 * @param numbers the numbers we send from, the first is the default
 * @param timeout how long one call may take once connected
 * @param connectTimeout how long connecting, or waiting for a free connection, may take
 * @param connections how many calls may be under way at once
 * @param appsecretProof whether calls carry a proof made with the first app secret
 */
@ConfigurationProperties("wattle.whatsapp")
public record WhatsAppSettings(
    URI baseUrl,
    String apiVersion,
    Secret accessToken,
    List<Secret> appSecrets,
    Secret verifyToken,
    List<BusinessNumber> numbers,
    Duration timeout,
    Duration connectTimeout,
    int connections,
    boolean appsecretProof) {

  /**
   * @throws dev.wattle.failure.Failure MISCONFIGURED, naming every wrong key at once
   */
  public WhatsAppSettings(
      @Nullable URI baseUrl,
      @Nullable String apiVersion,
      @Nullable Secret accessToken,
      @Nullable List<Secret> appSecrets,
      @Nullable Secret verifyToken,
      @Nullable List<BusinessNumber> numbers,
      @DefaultValue("10s") Duration timeout,
      @DefaultValue("3s") Duration connectTimeout,
      @DefaultValue("200") int connections,
      @DefaultValue("false") boolean appsecretProof) {
    this.baseUrl = baseUrl == null ? URI.create("") : baseUrl;
    this.apiVersion = apiVersion == null ? "" : apiVersion;
    this.accessToken = accessToken == null ? new Secret("") : accessToken;
    this.appSecrets = appSecrets == null ? List.of() : filled(appSecrets);
    this.verifyToken = verifyToken == null ? new Secret("") : verifyToken;
    this.numbers = numbers == null ? List.of() : List.copyOf(numbers);
    this.timeout = timeout;
    this.connectTimeout = connectTimeout;
    this.connections = connections;
    this.appsecretProof = appsecretProof;
    SettingsCheck.check(this);
  }

  /** The number that sends where nobody names one. */
  public BusinessNumber defaultNumber() {
    return numbers.get(0);
  }

  /** The number with that id, if it is ours. */
  public Optional<BusinessNumber> number(String id) {
    return numbers.stream().filter(number -> number.id().equals(id)).findFirst();
  }

  private static List<Secret> filled(List<Secret> secrets) {
    return secrets.stream().filter(secret -> !secret.isEmpty()).toList();
  }
}
