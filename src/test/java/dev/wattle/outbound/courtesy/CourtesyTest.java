package dev.wattle.outbound.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wattle.contact.ContactFacts;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.ledger.MessageLedger;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.ledger.MessageState;
import dev.wattle.outbound.send.OutboundRig;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourtesyTest {

  /** Monday, 21:00 in Sydney, 18:00 in Perth. */
  private static final Instant EVENING = Instant.parse("2026-11-23T10:00:00Z");

  private OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theFifthOfferInThirtyDaysWaitsForAPlace() {
    rig.consentToMarketing();
    for (int no = 1; no <= 4; no++) {
      assertThat(rig.receipt(offer(no)).state()).isEqualTo(MessageState.ACCEPTED);
      rig.clock.advance(Duration.ofDays(1));
    }
    MessageReceipt fifth = rig.receipt(offer(5));
    assertThat(fifth.verdict().rule()).isEqualTo("courtesy.frequency");
    assertThat(fifth.verdict().detail()).contains("4 marketing messages within 30 days");
    assertThat(fifth.dueAt()).isEqualTo(OutboundRig.NOON.plus(Duration.ofDays(30)));
    rig.passes(Duration.ofDays(26));
    assertThat(state(fifth)).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void whatWasWithheldOrFailedTakesNoPlaceAndNoticesAreNotCounted() {
    MessageRequested withheld = offer(1);
    assertThat(rig.receipt(withheld).verdict().rule()).isEqualTo("consent.missing");
    rig.consentToMarketing();
    rig.meta.refusesWith(131026);
    rig.asksForTemplate("spring_offer", "marketing", parameters(2));
    rig.pumpParking();
    rig.clock.advance(Duration.ofSeconds(1));
    rig.kerryWrites("Hello");
    for (int no = 3; no <= 6; no++) {
      rig.clock.advance(Duration.ofMinutes(1));
      rig.asksForTemplate(
          "order_shipped",
          "utility",
          "{\"order_number\":\"%d\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}"
              .formatted(no));
      assertThat(rig.receipt(offer(no)).state()).isEqualTo(MessageState.ACCEPTED);
    }
    assertThat(rig.receipt(offer(7)).verdict().rule()).isEqualTo("courtesy.frequency");
  }

  @Test
  void atNightAnOfferWaitsForTheMorningOfItsPersonAndANoticeDoesNot() {
    atEvening();
    MessageReceipt offer = rig.receipt(offer(1));
    assertThat(offer.verdict().rule()).isEqualTo("courtesy.quiet-hours");
    assertThat(offer.verdict().detail()).contains("AU-NSW (Australia/Sydney)");
    Instant morning = Instant.parse("2026-11-23T21:00:00Z");
    assertThat(offer.dueAt()).isBetween(morning, morning.plus(Duration.ofMinutes(30)));
    rig.kerryWrites("Is it there?");
    MessageRequested answer = rig.asksForText("Yes");
    rig.pump();
    assertThat(rig.receipt(answer).state()).isEqualTo(MessageState.ACCEPTED);
    rig.passes(Duration.between(rig.clock.instant(), morning.plus(Duration.ofMinutes(30))));
    assertThat(state(offer)).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void inPerthItIsStillDay() {
    atEvening();
    rig.bean(ContactFacts.class).put(rig.kerry, "postcode", "shop", new TextNode("6000"));
    assertThat(rig.receipt(offer(1)).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void bulkGoesToWhoAgreedOrWroteLately() {
    MessageRequested first = bulk(1);
    assertThat(rig.receipt(first).verdict().rule()).isEqualTo("outbound.bulk-uninvited");
    assertThat(rig.receipt(first).verdict().detail()).contains("in the last 90 days");
    rig.kerryWrites("Hello");
    assertThat(rig.receipt(bulk(2)).state()).isEqualTo(MessageState.ACCEPTED);
    rig.clock.advance(Duration.ofDays(91));
    assertThat(rig.receipt(bulk(3)).verdict().rule()).isEqualTo("outbound.bulk-uninvited");
    rig.kerryWrites("START");
    rig.clock.advance(Duration.ofDays(91));
    assertThat(rig.receipt(bulk(4)).state()).isEqualTo(MessageState.ACCEPTED);
  }

  private void atEvening() {
    rig.close();
    rig = new OutboundRig("application.yaml");
    rig.clock.set(EVENING);
    rig.consentToMarketing();
  }

  private MessageState state(MessageReceipt receipt) {
    return rig.bean(MessageLedger.class).find(receipt.id()).orElseThrow().state();
  }

  private MessageRequested offer(int no) {
    MessageRequested offer = rig.asksForTemplate("spring_offer", "marketing", parameters(no));
    rig.pump();
    return offer;
  }

  private MessageRequested bulk(int no) {
    MessageRequested bulk =
        rig.asks(
            "bulk" + no,
            "{\"to\":\"%s\",\"purpose\":\"utility\",\"type\":\"template\",\"bulk\":true,\"template\":{\"name\":\"order_shipped\",\"language\":\"en\",\"parameters\":{\"order_number\":\"1\",\"carrier\":\"Post\",\"tracking_url\":\"https://track.example/1\"}}}"
                .formatted(OutboundRig.PHONE));
    rig.pump();
    return bulk;
  }

  private static String parameters(int no) {
    return "{\"first_name\":\"Kerry\",\"discount\":\"%d %%\",\"ends_on\":\"30 November\"}"
        .formatted(no);
  }
}
