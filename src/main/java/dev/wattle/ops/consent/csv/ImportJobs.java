package dev.wattle.ops.consent.csv;

import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.ops.consent.csv.ImportJob.State;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Imports of this node, one after the other; the last twenty can be looked at. */
@Component
class ImportJobs {

  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

  private static final int REMEMBERED = 20;
  private static final long LARGEST = 200L * 1024 * 1024;

  private final ImportRun run;
  private final AuditLog audit;
  private final Clock clock;
  private final Path folder;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<String, ImportJob> jobs =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ImportJob> eldest) {
              return size() > REMEMBERED;
            }
          });

  ImportJobs(
      ImportRun run, AuditLog audit, Clock clock, @Value("${wattle.data-dir}") Path dataDirectory) {
    this.run = run;
    this.audit = audit;
    this.clock = clock;
    this.folder = dataDirectory.resolve("imports");
  }

  /**
   * Takes the file; the work begins when earlier ones are done.
   *
   * @throws Failure MALFORMED {@code consent.csv-too-large}
   */
  ImportJob.View take(InputStream body, boolean dryRun, String who) throws IOException {
    String id = UUID.randomUUID().toString();
    Files.createDirectories(folder);
    Path file = folder.resolve(id + ".csv");
    String digest = copy(body, file);
    ImportJob job = new ImportJob(id, who, dryRun, clock.instant(), file);
    jobs.put(id, job);
    thread.execute(() -> work(job, digest));
    return job.view();
  }

  Optional<ImportJob> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** The newest first. */
  List<ImportJob.View> all() {
    List<ImportJob.View> views;
    synchronized (jobs) {
      views = new ArrayList<>(jobs.values().stream().map(ImportJob::view).toList());
    }
    Collections.reverse(views);
    return views;
  }

  private void work(ImportJob job, String digest) {
    try {
      run.run(job, digest);
    } catch (Failure e) {
      job.end(State.REFUSED, clock.instant(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("consent-import-failed import={}", job.view().id(), e);
      String what = e.getClass().getSimpleName() + " while " + job.view().state();
      job.end(State.FAILED, clock.instant(), what + "; read the log, then import the file again");
    } finally {
      forget(job);
    }
  }

  private void forget(ImportJob job) {
    try {
      Files.deleteIfExists(job.file());
    } catch (IOException e) {
      LOG.warn("consent-import-left file={}", job.file());
    }
    ImportJob.View end = job.view();
    String after = "%s, %d rows".formatted(end.state(), end.rows());
    audit.record(new AuditAct(end.who(), "consent.import", "import " + end.id(), null, after));
    LOG.info("consent-import import={} state={} rows={}", end.id(), end.state(), end.rows());
  }

  private static String copy(InputStream body, Path file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(body, MessageDigest.getInstance("SHA-256"))) {
      long size = Files.copy(new Bounded(in, LARGEST), file);
      LOG.debug("consent-import-taken bytes={}", size);
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (UncheckedIOException e) {
      Files.deleteIfExists(file);
      throw Failure.of(
          Kind.MALFORMED,
          "consent.csv-too-large",
          "the file has more than 200 MB. Import it in parts.",
          e);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
