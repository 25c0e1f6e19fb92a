package dev.wattle.sandbox.whatsapp.state;

import java.util.Set;

/**
 * How simulated Meta treats our number.
 *
 * @param quality {@code GREEN}, {@code YELLOW} or {@code RED}
 * @param flagged whether its status is {@code FLAGGED}
 * @param upgraded whether its throughput is {@code HIGH}
 * @param tier people in 24 hours, {@code TIER_250} to {@code TIER_UNLIMITED}
 * @param enforceTier whether more people than that are refused (131048)
 * @param messagesPerSecond beyond it 130429; 0 for no limit
 * @param pairBurst messages to one person at once, one more each 6 s, beyond it 131056; 0 for none
 * @param enforceWindow whether free-form messages need an open service window (131047)
 */
public record Conditions(
    String quality,
    boolean flagged,
    boolean upgraded,
    String tier,
    boolean enforceTier,
    int messagesPerSecond,
    int pairBurst,
    boolean enforceWindow) {

  private static final Set<String> QUALITIES = Set.of("GREEN", "YELLOW", "RED");

  /**
   * @throws IllegalArgumentException naming the field
   */
  public Conditions {
    check(QUALITIES.contains(quality), "quality must be one of " + QUALITIES);
    check(tier.matches("TIER_(\\d{1,7}K?|UNLIMITED)"), "tier must be such as TIER_2K");
    check(messagesPerSecond >= 0, "messagesPerSecond must not be negative");
    check(pairBurst >= 0, "pairBurst must not be negative");
  }

  /** The tier as a number; the largest there is for no limit. */
  int people() {
    if ("TIER_UNLIMITED".equals(tier)) {
      return Integer.MAX_VALUE;
    }
    int figure = Integer.parseInt(tier.replaceAll("\\D", ""));
    return tier.endsWith("K") ? figure * 1000 : figure;
  }

  private static void check(boolean fine, String text) {
    if (!fine) {
      throw new IllegalArgumentException(text);
    }
  }
}
