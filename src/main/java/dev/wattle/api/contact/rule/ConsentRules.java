package dev.wattle.api.contact.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.api.problem.Finding;
import dev.wattle.consent.ConsentChannel;
import dev.wattle.consent.ConsentState;
import dev.wattle.consent.wording.ShownWording;
import dev.wattle.consent.wording.Wordings;
import dev.wattle.event.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What must be known of a consent so that it can be proved. A withdrawal needs nothing: it counts
 * however little is said of it.
 */
@Component
public class ConsentRules {

  /** Clocks of honest callers differ by less. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final int NAMED = 30;

  private final Wordings wordings;
  private final Clock clock;

  ConsentRules(Wordings wordings, Clock clock) {
    this.wordings = wordings;
    this.clock = clock;
  }

  /**
   * Empty if it may be recorded.
   *
   * @param consent fits the schema
   */
  public List<Finding> check(ConsentState state, JsonNode consent) {
    List<Finding> findings = new ArrayList<>();
    Optional<Instant> at = Times.read(consent.path("at"));
    if (consent.has("at") && at.isEmpty()) {
      findings.add(new Finding("/at", "is no time; write it as 2026-11-22T01:00:00Z"));
    }
    if (state == ConsentState.GIVEN) {
      given(consent, at, findings);
    }
    return findings;
  }

  private void given(JsonNode consent, Optional<Instant> at, List<Finding> findings) {
    Optional<ConsentChannel> channel = ConsentChannel.of(consent.path("channel").asText());
    if (channel.isEmpty()) {
      String known = "must say where consent was given; known are " + ConsentChannel.known();
      findings.add(new Finding("/channel", known));
    }
    if (at.isPresent() && at.get().isAfter(clock.instant().plus(AHEAD))) {
      findings.add(new Finding("/at", "is in the future: consent counts once it is given"));
    }
    channel.ifPresent(one -> evidence(one, consent, findings));
    wording(consent, channel, at.orElseGet(clock::instant), findings);
  }

  private static void evidence(ConsentChannel channel, JsonNode consent, List<Finding> findings) {
    if (channel == ConsentChannel.WEB_FORM && !consent.has("at")) {
      findings.add(new Finding("/at", "is missing: when was the form sent?"));
    }
    findings.addAll(EvidenceRules.check(channel, consent.path("evidence")));
  }

  private void wording(
      JsonNode consent, Optional<ConsentChannel> channel, Instant at, List<Finding> findings) {
    Purpose purpose = Purpose.of(consent.path("purpose").asText());
    if (!consent.has("wording")) {
      if (purpose == Purpose.MARKETING) {
        String missing = "is missing: to which words did the person agree? Known are ";
        findings.add(new Finding("/wording", missing + known()));
      }
      return;
    }
    Optional<ShownWording> found =
        wordings.find(
            consent.path("wording").asText(),
            consent.path("wordingVersion").asText(),
            consent.path("language").asText());
    if (found.isEmpty()) {
      String unknown = "is not a known wording in that version and language. Known are ";
      findings.add(new Finding("/wording", unknown + known()));
      return;
    }
    fits(found.get(), purpose, channel, at, findings);
  }

  private static void fits(
      ShownWording wording,
      Purpose purpose,
      Optional<ConsentChannel> channel,
      Instant at,
      List<Finding> findings) {
    if (!wording.purposes().contains(purpose)) {
      findings.add(new Finding("/purpose", "is not what " + wording.name() + " speaks of"));
    }
    if (channel.isPresent() && !channel.get().mayShow(wording.channels())) {
      String shown = "is not where it is shown, which is %s";
      findings.add(new Finding("/channel", shown.formatted(String.join(", ", wording.channels()))));
    }
    if (!wording.isShown(at)) {
      String until = wording.until() == null ? "" : " until " + wording.until();
      findings.add(
          new Finding("/wordingVersion", "is shown from " + wording.from() + until + " only"));
    }
  }

  private String known() {
    return wordings.all().stream()
        .map(ShownWording::name)
        .limit(NAMED)
        .collect(Collectors.joining("; "));
  }
}
