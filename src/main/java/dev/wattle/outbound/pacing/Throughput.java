package dev.wattle.outbound.pacing;

import dev.wattle.event.MessageRequested;
import dev.wattle.throttling.Admission;
import dev.wattle.throttling.Allowance;
import dev.wattle.throttling.Throttler;
import dev.wattle.whatsapp.BusinessNumber;
import dev.wattle.whatsapp.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The number's messages per second. Bulk takes from a part of it first, so that replies and notices
 * always find the rest.
 */
@Component
public class Throughput {

  private static final String USUAL = "whatsapp-number";

  private final Throttler throttler;
  private final NumberStandings standings;
  private final WhatsAppSettings numbers;
  private final PacingSettings settings;
  private final BulkShare share;
  private final Clock clock;

  Throughput(
      Throttler throttler,
      NumberStandings standings,
      WhatsAppSettings numbers,
      PacingSettings settings,
      BulkShare share,
      Clock clock) {
    this.throttler = throttler;
    this.standings = standings;
    this.numbers = numbers;
    this.settings = settings;
    this.share = share;
    this.clock = clock;
  }

  /** Whether the quality of the number forbids all bulk. */
  public boolean isClosedForBulk(MessageRequested message) {
    return message.bulk() && settings.share(standings.of(message.from()).quality()) == 0;
  }

  /** Waits in line for a place, if that is not longer than {@code longest}. */
  public Admission await(MessageRequested message, Duration longest) {
    return share.aside(message, () -> inLine(message, longest));
  }

  private Admission inLine(MessageRequested message, Duration longest) {
    NumberStanding standing = standings.of(message.from());
    String limit = limit(message.from(), standing);
    int percent = standing.percent(clock.instant());
    if (message.bulk()) {
      int share = Math.max(1, percent * settings.share(standing.quality()) / 100);
      Admission bulk =
          throttler.await(new Allowance(limit, message.from(), "bulk", share), longest);
      if (!bulk.admitted()) {
        return bulk;
      }
    }
    return throttler.await(new Allowance(limit, message.from(), "", percent), longest);
  }

  /** The same for a call that brings nobody a message, such as a mark as read. */
  public Admission await(String number, Duration longest) {
    NumberStanding standing = standings.of(number);
    int percent = standing.percent(clock.instant());
    return throttler.await(new Allowance(limit(number, standing), number, "", percent), longest);
  }

  private String limit(String number, NumberStanding standing) {
    boolean coexistence = numbers.number(number).filter(BusinessNumber::coexistence).isPresent();
    if (coexistence) {
      return USUAL + "-coexistence";
    }
    return standing.upgraded() ? USUAL + "-upgraded" : USUAL;
  }
}
