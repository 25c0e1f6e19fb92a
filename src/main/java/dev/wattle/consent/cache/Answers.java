package dev.wattle.consent.cache;

import dev.wattle.consent.ConsentAnswer;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers that may be kept from one question to the next. */
public interface Answers {

  /** Keeps none. */
  Answers UNKEPT =
      new Answers() {
        @Override
        public ConsentAnswer of(
            ContactId contact, Purpose purpose, Supplier<ConsentAnswer> ledger) {
          return ledger.get();
        }

        @Override
        public void forget(Collection<UUID> contacts) {}
      };

  /**
   * The kept answer, or else the ledger's.
   *
   * @param ledger asks PostgreSQL
   */
  ConsentAnswer of(ContactId contact, Purpose purpose, Supplier<ConsentAnswer> ledger);

  /**
   * What is known of these people is no longer so. On this node none of it is used from now on; on
   * the others in less than a second. In a transaction, from its end.
   */
  void forget(Collection<UUID> contacts);
}
