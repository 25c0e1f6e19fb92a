package dev.wattle.sandbox.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One writer saves all that has gathered in one transaction, so that load costs few commits. */
public final class JdbcObjectStore implements ObjectStore, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JdbcObjectStore.class);
  private static final String SAVE =
      "insert into sandbox_object (vendor, kind, id, body) values (?, ?, ?, ?::jsonb)"
          + " on conflict (vendor, kind, id) do update set body = excluded.body";
  private static final String ERASE =
      "delete from sandbox_object where vendor = ? and kind = ? and id = ?";
  private static final String READ =
      "select id, body from sandbox_object where vendor = ? and kind = ?"
          + " order by number desc limit ?";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final ObjectMapper mapper;
  private final ExecutorService writer;
  private Map<Key, Optional<String>> pending = new LinkedHashMap<>();
  private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> next = new CompletableFuture<>();

  private record Key(String vendor, String kind, String id) {}

  public JdbcObjectStore(JdbcTemplate jdbc, TransactionTemplate transactions, ObjectMapper mapper) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.mapper = mapper;
    this.writer =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "sandbox-store");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void write(String vendor, String kind, String id, ObjectNode body) {
    queue(new Key(vendor, kind, id), Optional.of(body.toString()));
  }

  @Override
  public void erase(String vendor, String kind, String id) {
    queue(new Key(vendor, kind, id), Optional.empty());
  }

  @Override
  public synchronized CompletableFuture<Void> settled() {
    return pending.isEmpty() ? saving : next;
  }

  @Override
  public List<Kept> read(String vendor, String kind, int newest) {
    List<Kept> kept =
        new ArrayList<>(
            jdbc.query(
                READ,
                (row, i) -> new Kept(row.getString(1), parsed(row.getString(2))),
                vendor,
                kind,
                newest));
    Collections.reverse(kept);
    return kept;
  }

  @Override
  public void close() {
    writer.shutdown();
  }

  private synchronized void queue(Key key, Optional<String> body) {
    boolean idle = pending.isEmpty();
    pending.put(key, body);
    if (idle) {
      writer.execute(this::drain);
    }
  }

  private void drain() {
    Map<Key, Optional<String>> batch;
    CompletableFuture<Void> done;
    synchronized (this) {
      batch = pending;
      done = next;
      pending = new LinkedHashMap<>();
      next = new CompletableFuture<>();
      saving = done;
    }
    try {
      transactions.executeWithoutResult(status -> save(batch));
      done.complete(null);
    } catch (DataAccessException e) {
      log.warn("sandbox.not-saved objects={} cause={}", batch.size(), e.getClass().getSimpleName());
      done.completeExceptionally(e);
    }
  }

  private void save(Map<Key, Optional<String>> batch) {
    List<Object[]> saved = new ArrayList<>();
    List<Object[]> erased = new ArrayList<>();
    batch.forEach(
        (key, body) ->
            body.ifPresentOrElse(
                text -> saved.add(new Object[] {key.vendor(), key.kind(), key.id(), text}),
                () -> erased.add(new Object[] {key.vendor(), key.kind(), key.id()})));
    if (!saved.isEmpty()) {
      jdbc.batchUpdate(SAVE, saved);
    }
    if (!erased.isEmpty()) {
      jdbc.batchUpdate(ERASE, erased);
    }
  }

  private ObjectNode parsed(String json) {
    try {
      return (ObjectNode) mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
