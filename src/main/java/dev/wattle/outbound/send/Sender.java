package dev.wattle.outbound.send;

import dev.wattle.bus.delivery.Delivery;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.MessageJson;
import dev.wattle.outbound.OutboundRecord;
import dev.wattle.outbound.effect.EffectEvents;
import dev.wattle.outbound.gate.Gate;
import dev.wattle.outbound.gate.Verdict;
import dev.wattle.outbound.gate.Verdict.Later;
import dev.wattle.outbound.gate.Verdict.Send;
import dev.wattle.outbound.gate.Verdict.Withhold;
import dev.wattle.outbound.ledger.MessageVerdicts;
import dev.wattle.outbound.ledger.MessageVerdicts.From;
import dev.wattle.outbound.ledger.MessageVerdicts.Line;
import dev.wattle.outbound.obstacle.Obstacle;
import dev.wattle.outbound.pacing.BulkShare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works off one record of the lanes: judged, and then sent, deferred or withheld; a receipt is kept
 * of each. Repeating a record is safe at any point.
 */
@Component("outboundSender")
public class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final MessageJson json;
  private final Gate gate;
  private final Dispatch dispatch;
  private final MessageVerdicts verdicts;
  private final Duplicates duplicates;
  private final Deferral deferral;
  private final EffectEvents events;
  private final BulkShare share;
  private final SendMeters meters;

  Sender(
      MessageJson json,
      Gate gate,
      Dispatch dispatch,
      MessageVerdicts verdicts,
      Duplicates duplicates,
      Deferral deferral,
      EffectEvents events,
      BulkShare share,
      SendMeters meters) {
    this.json = json;
    this.gate = gate;
    this.dispatch = dispatch;
    this.verdicts = verdicts;
    this.duplicates = duplicates;
    this.deferral = deferral;
    this.events = events;
    this.share = share;
    this.meters = meters;
  }

  /**
   * @throws dev.wattle.failure.Failure THROTTLED or UNREACHABLE: not sent, retry in place; REFUSED
   *     and its like: refused by WhatsApp, park it; MALFORMED: no request at all
   */
  public void send(Delivery delivery) {
    send(json.read(delivery.body(), delivery.position()));
  }

  void send(OutboundRecord asked) {
    share.within(asked.message(), () -> work(asked));
  }

  private void work(OutboundRecord asked) {
    Gate.Judgement judgement = gate.judge(asked);
    OutboundRecord record = judgement.record();
    Verdict verdict = judgement.verdict();
    if (verdict instanceof Send send) {
      dispatch.send(record.message(), send.attempt());
    } else if (verdict instanceof Later later) {
      defer(record, later);
    } else if (verdict instanceof Withhold withhold) {
      withhold(record, withhold);
    } else {
      duplicates.handle(record);
    }
  }

  private void defer(OutboundRecord record, Later later) {
    MessageRequested message = record.message();
    From from = record.resumed() ? From.WAITING : From.NEW;
    Line line = new Line(later.queued(), later.spacing(), from);
    verdicts
        .defer(message, later.rule(), later.sentence(), later.until(), line)
        .ifPresentOrElse(
            due -> {
              deferral.wake(message.id(), due);
              note("later", message, later.rule());
            },
            () -> duplicates.handle(record));
  }

  private void withhold(OutboundRecord record, Withhold withhold) {
    MessageRequested message = record.message();
    if (verdicts.withhold(message, withhold.rule(), withhold.sentence(), withhold.consentRow())) {
      note("withheld", message, withhold.rule());
      if (Obstacle.Kind.UNREACHABLE.rule().equals(withhold.rule())) {
        events.unreachable(message, withhold.rule(), null, null);
      }
      events.withheld(message, withhold.rule(), withhold.sentence());
    } else {
      duplicates.handle(record);
    }
  }

  private void note(String verdict, MessageRequested message, String rule) {
    meters.count(verdict, rule);
    LOG.info("{} flow={} message={} rule={}", verdict, message.flow(), message.id(), rule);
  }
}
