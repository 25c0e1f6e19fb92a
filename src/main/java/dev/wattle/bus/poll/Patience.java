package dev.wattle.bus.poll;

import java.time.Duration;

/**
 * How long to wait for records: long for the first ones, as briefly as asked for more of them.
 *
 * <p>Camel hands on what it gathered with the poll after, so that its poll time-out is what a lone
 * record waits for company. Nothing is gathered while nothing came: with the same time-out every
 * idle flow would ask fifty times a second.
 */
final class Patience {

  static final Duration LONG = Duration.ofSeconds(2);

  private boolean gathering;

  Duration of(Duration asked) {
    return gathering || asked.compareTo(LONG) > 0 ? asked : LONG;
  }

  void came(int records) {
    gathering = records > 0;
  }
}
