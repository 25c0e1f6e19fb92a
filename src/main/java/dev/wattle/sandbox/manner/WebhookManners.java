package dev.wattle.sandbox.manner;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What each vendor does with its webhooks. */
@Component
@Profile("sandbox")
public final class WebhookManners {

  private final Map<String, Integer> times = new ConcurrentHashMap<>();

  /**
   * @param often how often each webhook is delivered; 0 is never
   */
  public void set(String vendor, int often) {
    times.put(vendor, often);
  }

  /** How often the vendor delivers each webhook now; once if nothing was set. */
  public IntSupplier of(String vendor) {
    return () -> times.getOrDefault(vendor, 1);
  }
}
