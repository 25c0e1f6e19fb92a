package dev.wattle.outbound.send;

import dev.wattle.consent.ConsentLedger;
import dev.wattle.consent.talk.Hearing;
import dev.wattle.consent.talk.Utterance;
import dev.wattle.contact.ContactDirectory;
import dev.wattle.contact.ServiceWindows;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.ContactId;
import dev.wattle.event.Event;
import dev.wattle.event.Identity;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Position;
import dev.wattle.event.Purpose;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.courtesy.CourtesyFixture;
import dev.wattle.outbound.gate.Gate;
import dev.wattle.outbound.gate.Verdict;
import dev.wattle.outbound.ledger.MessageLedger;
import dev.wattle.outbound.ledger.MessageReceipt;
import dev.wattle.outbound.pacing.StandingEvents;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages by the thousand, past the bus, to the gate; for figures. */
public final class Load implements AutoCloseable {

  private static final String TEXT = "text";

  final OutboundRig rig = new OutboundRig();
  private final Map<Integer, ContactId> contacts = new ConcurrentHashMap<>();
  private final AtomicLong drawn = new AtomicLong();
  private final Gate gate = rig.bean(Gate.class);
  private final Sender sender = rig.bean(Sender.class);

  /** People who wrote to us ten days ago. */
  private static final String ACQUAINTANCES =
      """
      with made as (
        insert into contact (id, created_at)
        select ('00000000-0000-0001-0000-' || lpad(to_hex(no), 12, '0'))::uuid, :at
        from generate_series(0, 14999) no returning id)
      insert into service_window (contact_id, number_id, last_inbound_at, conversation_id, first_message)
      select id, :number, :at, id, 'in' from made
      """;

  /** A number that Meta has upgraded, of a portfolio that may write to so many people a day. */
  public Load(int people) {
    follow();
    rig.bean(JdbcClient.class)
        .sql(ACQUAINTANCES)
        .param("number", OutboundRig.NUMBER)
        .param("at", Timestamp.from(rig.clock.instant().minus(Duration.ofDays(10))))
        .update();
    told("whatsapp.number.quality", Map.of("number", number(), "event", "THROUGHPUT_UPGRADE"));
    told(
        "whatsapp.capability.updated",
        Map.of(
            "account", Map.of("id", "200000000000001"), "messagingLimit", Map.of("count", people)));
  }

  /**
   * Without throughput's bound: the number is as it was, and the rig gives it a thousand a second,
   * while a second passes with each two hundred messages.
   */
  public static Load unthrottled(int people) {
    Load load = new Load(people);
    load.told("whatsapp.number.quality", Map.of("number", number(), "event", "DOWNGRADE"));
    return load;
  }

  /** The clock of the rig shows the time of the wall. */
  void follow() {
    rig.clock.set(Clock.systemUTC().instant());
  }

  /** A notice to a new person, judged as far as the claim. */
  public boolean judges(int no) {
    if (drawn.incrementAndGet() % 200 == 0) {
      rig.clock.advance(Duration.ofSeconds(1));
    }
    return gate.judge(record(notice(no), no)).verdict() instanceof Verdict.Send;
  }

  void sendsBulk(int no) {
    sender.send(record(notice(no), no));
  }

  /** Somebody who wrote a moment ago. */
  void person(int no) {
    ContactAddress address = address(2, no);
    contacts.put(
        no,
        rig.bean(ContactDirectory.class)
            .resolve(new Identity(null, address.value(), null, null, null)));
    rig.bean(ServiceWindows.class)
        .touch(contacts.get(no), OutboundRig.NUMBER, "in" + no, rig.clock.instant());
  }

  /** The same, and they agreed to offers. */
  void customer(int no) {
    person(no);
    rig.bean(ConsentLedger.class)
        .record(CourtesyFixture.marketing(contacts.get(no), rig.clock.instant()));
  }

  /** One of a campaign's messages. */
  void offers(int no, int person) {
    Map<String, Object> parameters =
        Map.of("first_name", "Kerry", "discount", "20 %", "ends_on", "30 November");
    Map<String, Object> content =
        Map.of("name", "spring_offer", "language", "en", "parameters", parameters);
    MessageRequested offer = message(person, Purpose.MARKETING, "template", content, false);
    sender.send(record(offer.again("offer" + no), no));
  }

  void says(int person, String text) {
    rig.bean(Hearing.class)
        .hear(
            new Utterance(
                contacts.get(person), text + person, "…", text, "", List::of, rig.clock.instant()));
  }

  /** What was decided about the person's messages. */
  List<MessageReceipt> receipts(int person) {
    return rig.bean(MessageLedger.class).recent(contacts.get(person), 10);
  }

  static String userId(int person) {
    return address(2, person).value();
  }

  void answers(int no) {
    MessageRequested answer =
        message(no, Purpose.SERVICE, TEXT, Map.of("body", "Answer " + no), false);
    sender.send(record(answer, no));
  }

  private MessageRequested notice(int no) {
    Map<String, Object> parameters =
        Map.of(
            "order_number", "" + no, "carrier", "Post", "tracking_url", "https://track.example/1");
    Map<String, Object> content =
        Map.of("name", "order_shipped", "language", "en", "parameters", parameters);
    return message(no, Purpose.UTILITY, "template", content, true);
  }

  private MessageRequested message(
      int no, Purpose purpose, String type, Map<String, Object> content, boolean bulk) {
    ContactAddress address = address(bulk ? 1 : 2, no);
    ContactId contact = bulk ? new ContactId(new UUID(1, no)) : contacts.get(no);
    return new MessageRequested(
        type + no,
        contact,
        address,
        OutboundRig.NUMBER,
        purpose,
        type,
        content,
        null,
        "load",
        "load",
        rig.clock.instant(),
        bulk,
        null);
  }

  /** Business-scoped ids, because nobody has so many fictional numbers. */
  private static ContactAddress address(int group, int no) {
    return ContactAddress.userId("AU." + group + "%012d".formatted(no));
  }

  private static OutboundRecord record(MessageRequested message, int no) {
    return new OutboundRecord(message, new Position("load", 0, no), false);
  }

  private static Map<String, Object> number() {
    return Map.of("id", OutboundRig.NUMBER);
  }

  private void told(String type, Map<String, Object> data) {
    rig.bean(StandingEvents.class)
        .apply(new Event(type, type, "/load", null, rig.clock.instant(), data));
  }

  @Override
  public void close() {
    rig.close();
  }
}
