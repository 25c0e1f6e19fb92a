package dev.wattle.outbound.courtesy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.gate.Gate;
import dev.wattle.outbound.gate.Verdict;
import dev.wattle.outbound.send.OutboundRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrequencyRaceTest {

  private static final int NODES = 16;

  private final OutboundRig rig = new OutboundRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void manyNodesAndTwoIdsOfOnePersonDoNotExceedTheCap() throws Exception {
    rig.consentToMarketing();
    ContactDirectory directory = rig.bean(ContactDirectory.class);
    ContactId other = directory.resolve(new Identity(null, "AU.777000111", null, null, "Kerry"));
    directory.resolve(new Identity(OutboundRig.PHONE, "AU.777000111", null, null, "Kerry"));
    assertThat(other).isNotEqualTo(rig.kerry);
    List<OutboundRecord> records = new ArrayList<>();
    for (int no = 0; no < 40; no++) {
      records.add(record(no, no % 2 == 0 ? rig.kerry : other));
    }
    List<Verdict> verdicts = judgedAtOnce(records);
    assertThat(verdicts).filteredOn(Verdict.Send.class::isInstance).hasSize(4);
    assertThat(verdicts)
        .filteredOn(Verdict.Later.class::isInstance)
        .extracting(verdict -> ((Verdict.Later) verdict).rule())
        .hasSize(36)
        .containsOnly("courtesy.frequency");
  }

  private List<Verdict> judgedAtOnce(List<OutboundRecord> records) throws Exception {
    Gate gate = rig.bean(Gate.class);
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    try {
      List<Future<Verdict>> asked = new ArrayList<>();
      records.forEach(record -> asked.add(nodes.submit(() -> gate.judge(record).verdict())));
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> verdict : asked) {
        verdicts.add(verdict.get());
      }
      return verdicts;
    } finally {
      nodes.shutdownNow();
    }
  }

  private OutboundRecord record(int no, ContactId contact) {
    Map<String, Object> parameters =
        Map.of("first_name", "Kerry", "discount", no + " %", "ends_on", "30 November");
    MessageRequested message =
        new MessageRequested(
            "race" + no,
            contact,
            ContactAddress.phone(OutboundRig.PHONE),
            OutboundRig.NUMBER,
            Purpose.MARKETING,
            "template",
            Map.of("name", "spring_offer", "language", "en", "parameters", parameters),
            null,
            "race",
            "test",
            rig.clock.instant(),
            true,
            null);
    return new OutboundRecord(message, new Position("race", 0, no), false);
  }
}
