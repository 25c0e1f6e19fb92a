package dev.wattle.consent.cache;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import dev.wattle.consent.ConsentAnswer;
import dev.wattle.event.ContactId;
import dev.wattle.event.Purpose;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps answers in a Hazelcast map with near caches. PostgreSQL stays the truth: an answer is used
 * only while this node has just seen there what others recorded, and a node or a part of the
 * cluster that cannot be reached costs a question to PostgreSQL, never a wrong answer.
 *
 * <p>A question that finds nothing leaves a lease, asks the ledger, and replaces its own lease by
 * the answer. Whatever makes the answer old removes the lease, so that the replacement fails.
 */
@Component
@EnableConfigurationProperties(CacheSettings.class)
public class AnswerCache implements Answers {

  private static final long PATIENCE_MILLIS = 100;

  /** Every so often a lease is taken over: whoever left it may be gone. */
  private static final int TAKE_OVER = 8;

  private final IMap<String, String> map;
  private final Forgetting forgetting;
  private final Trust trust;
  private final boolean on;
  private final LongAdder kept = new LongAdder();
  private final LongAdder asked = new LongAdder();

  AnswerCache(
      HazelcastInstance hazelcast, Forgetting forgetting, Trust trust, CacheSettings settings) {
    this.map = hazelcast.getMap(AnswerMap.NAME);
    this.forgetting = forgetting;
    this.trust = trust;
    this.on = settings.size() > 0;
  }

  @Override
  public ConsentAnswer of(ContactId contact, Purpose purpose, Supplier<ConsentAnswer> ledger) {
    String key = KeptAnswer.key(contact, purpose);
    // What this thread wrote itself and did not commit yet is nobody else's business.
    boolean usable =
        on
            && trust.isFresh()
            && !forgetting.isOwed(key)
            && !TransactionSynchronizationManager.isActualTransactionActive();
    if (!usable) {
      asked.increment();
      return ledger.get();
    }
    try {
      return keptOrAsked(key, ledger);
    } catch (HazelcastException | HazelcastInstanceNotActiveException | TimeoutException e) {
      trust.lose();
      asked.increment();
      return ledger.get();
    }
  }

  @Override
  public void forget(Collection<UUID> contacts) {
    if (on) {
      forgetting.forget(contacts);
    }
  }

  /** Questions answered from memory so far. */
  public long kept() {
    return kept.sum();
  }

  /** Questions put to PostgreSQL so far. */
  public long asked() {
    return asked.sum();
  }

  private ConsentAnswer keptOrAsked(String key, Supplier<ConsentAnswer> ledger)
      throws TimeoutException {
    String found = wait(map.getAsync(key));
    Optional<ConsentAnswer> known = KeptAnswer.read(found);
    // Asked once more: it may have been forgotten while it was read.
    if (known.isPresent() && trust.isFresh() && !forgetting.isOwed(key)) {
      kept.increment();
      return known.get();
    }
    asked.increment();
    if (KeptAnswer.isLease(found) && ThreadLocalRandom.current().nextInt(TAKE_OVER) > 0) {
      return ledger.get();
    }
    String lease = KeptAnswer.lease();
    wait(map.setAsync(key, lease));
    ConsentAnswer answer = ledger.get();
    forgetting.replace(key, lease, KeptAnswer.write(answer));
    return answer;
  }

  /** Bounded, because the node that owns the key may just have died. */
  private static <T> @Nullable T wait(CompletionStage<T> stage) throws TimeoutException {
    try {
      return stage.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw new HazelcastException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HazelcastException(e);
    }
  }
}
