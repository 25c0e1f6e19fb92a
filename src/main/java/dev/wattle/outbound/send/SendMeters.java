package dev.wattle.outbound.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends by verdict and code, and how long the calls take. */
@Component
class SendMeters {

  private final MeterRegistry meters;
  private final Timer latency;

  SendMeters(MeterRegistry meters) {
    this.meters = meters;
    this.latency =
        Timer.builder("wattle.send.latency")
            .description("How long one call to WhatsApp took")
            .publishPercentileHistogram()
            .register(meters);
  }

  /**
   * @param verdict {@code accepted}, {@code later}, {@code withheld}, {@code duplicate}, {@code
   *     rejected}, {@code not-sent} or {@code uncertain}
   * @param code the rule's or the error's; {@code none} where all is well
   */
  void count(String verdict, String code) {
    meters.counter("wattle.sends", "verdict", verdict, "code", code).increment();
  }

  void took(Duration time) {
    latency.record(time);
  }
}
