package dev.wattle.privacy.pack;

import dev.wattle.event.ContactId;
import dev.wattle.outbound.ledger.MessageClaims;
import dev.wattle.outbound.ledger.MessageLedger;
import dev.wattle.outbound.ledger.MessageReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All messages to a person, however many: a page of them is held at a time. */
@Component
class PackMessages {

  private static final int PAGE = 200;

  private final MessageLedger ledger;
  private final MessageClaims claims;

  PackMessages(MessageLedger ledger, MessageClaims claims) {
    this.ledger = ledger;
    this.claims = claims;
  }

  /** The oldest first; each iteration reads them anew. */
  Iterable<Map<String, Object>> of(ContactId contact, Times times) {
    return () -> new Pages(contact, times);
  }

  private final class Pages implements Iterator<Map<String, Object>> {

    private final ContactId contact;
    private final Times times;
    private final Deque<MessageReceipt> page = new ArrayDeque<>();
    private @Nullable MessageReceipt last;
    private boolean over;

    Pages(ContactId contact, Times times) {
      this.contact = contact;
      this.times = times;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !over) {
        List<MessageReceipt> next = ledger.after(contact, last, PAGE);
        page.addAll(next);
        over = next.size() < PAGE;
      }
      return !page.isEmpty();
    }

    @Override
    public Map<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      MessageReceipt receipt = page.remove();
      last = receipt;
      return PackRows.message(receipt, claims.requested(receipt.id()).orElse(null), times);
    }
  }
}
