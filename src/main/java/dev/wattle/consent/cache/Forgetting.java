package dev.wattle.consent.cache;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes answers out of the map. What cannot be taken out at once is owed: this node does not use it
 * any more, and tries again.
 */
@Component
class Forgetting {

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private static final long PATIENCE_MILLIS = 250;
  private static final int WAITING = 1_000;

  private final IMap<String, String> map;
  private final Set<String> owed = ConcurrentHashMap.newKeySet();
  private final ExecutorService removals = Executors.newFixedThreadPool(2, Forgetting::daemon);
  private final ExecutorService replacements =
      new ThreadPoolExecutor(
          2,
          2,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Forgetting::daemon,
          // A lease that is left behind would cost a question to PostgreSQL each time.
          new ThreadPoolExecutor.CallerRunsPolicy());

  Forgetting(HazelcastInstance hazelcast) {
    this.map = hazelcast.getMap(AnswerMap.NAME);
  }

  boolean isOwed(String key) {
    return !owed.isEmpty() && owed.contains(key);
  }

  void forget(Collection<UUID> contacts) {
    Collection<String> keys = KeptAnswer.keys(contacts);
    owed.addAll(keys);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      remove(keys);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            remove(keys);
          }
        });
  }

  /** All there is, on every node. */
  void forgetAll() {
    map.evictAll();
  }

  /** What could not be taken out before. */
  void payBack() {
    if (!owed.isEmpty()) {
      remove(List.copyOf(owed));
    }
  }

  /** Soon, unless it was forgotten in between. */
  void replace(String key, String lease, String answer) {
    replacements.execute(() -> replaceNow(key, lease, answer));
  }

  private void replaceNow(String key, String lease, String answer) {
    try {
      map.replace(key, lease, answer);
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      LOG.debug("answer-unkept cause={}", e.getClass().getSimpleName());
    }
  }

  private void remove(Collection<String> keys) {
    try {
      Future<?> removal = removals.submit(() -> removeNow(keys));
      removal.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
      LOG.warn("answers-owed keys={} cause={}", keys.size(), e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One after the other and to the end: only then is this node's near cache clean, too. */
  private void removeNow(Collection<String> keys) {
    for (String key : keys) {
      map.delete(key);
      owed.remove(key);
    }
  }

  @PreDestroy
  void stop() {
    removals.shutdownNow();
    replacements.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "consent-answers");
    thread.setDaemon(true);
    return thread;
  }
}
