package dev.wattle.outbound.gate;

import dev.wattle.consent.ConsentLedger;
import dev.wattle.contact.ContactMerge;
import dev.wattle.contact.MergeListener;
import org.springframework.stereotype.Component;

/** Two people who are one have one answer from the ledger: the stricter. */
@Component
class MergedConsent implements MergeListener {

  private final ConsentLedger ledger;

  MergedConsent(ConsentLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void merged(ContactMerge merge) {
    ledger.forget(merge.survivor());
  }
}
