package dev.wattle.outbound.obstacle;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why messages wait, or are withheld, although they are well in themselves.
 *
 * @param key id of a number, an account or a contact, or {@code name/language} of a template
 * @param code the error that began it
 * @param times how often it was met
 * @param until when it goes by itself; null where a success or a person removes it
 * @param probeAt when one message may try whether it is gone; null where none does
 */
public record Obstacle(
    Kind kind,
    String key,
    int code,
    int times,
    Instant since,
    @Nullable Instant until,
    @Nullable Instant probeAt) {

  /** What it keeps from being sent. */
  public enum Kind {
    /** Everything from one number. */
    NUMBER("whatsapp.number-held"),
    /** Everything from all numbers of one account. */
    ACCOUNT("whatsapp.number-held"),
    /** All marketing by one account. */
    MARKETING("whatsapp.marketing-stopped"),
    /** One template in one language. */
    TEMPLATE("whatsapp.template-held"),
    /** Everything to one person. */
    UNREACHABLE("whatsapp.unreachable"),
    /** Marketing to one person. */
    MARKETING_CAP("whatsapp.marketing-cap"),
    /** Everything to one person, who is on our block list. */
    BLOCKED("whatsapp.blocked"),
    /** Everything but answers to one person, who may be somebody else by now. */
    IDENTITY("whatsapp.identity-changed"),
    /** Nothing: somebody should look. */
    ALARM("whatsapp.alarm");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    /** The gate's rule that speaks of it. */
    public String rule() {
      return rule;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it keeps messages from one person only. */
    public boolean isOfAPerson() {
      return this == UNREACHABLE || this == MARKETING_CAP || this == BLOCKED || this == IDENTITY;
    }
  }

  /** Whether nothing goes out by the number at all, so that even replies keep their order. */
  public boolean isHold() {
    return kind == Kind.NUMBER || kind == Kind.ACCOUNT;
  }

  /** Whether somebody should see to it. */
  public boolean isForSomebody() {
    return !kind.isOfAPerson() || kind == Kind.IDENTITY;
  }

  boolean standsAt(Instant now) {
    return until == null || now.isBefore(until);
  }
}
