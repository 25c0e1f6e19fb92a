package dev.wattle.ops.consent.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wattle.ops.consent.csv.ImportJob.State;
import dev.wattle.testing.FullStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A file of 100,000 people nobody knew, into a running Wattle. A time is never asserted. */
@FullStack
class ConsentImportBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentImportBenchmark.class);
  private static final int ROWS = 100_000;

  @Autowired private ImportJobs jobs;

  @Test
  void importsAHundredThousandRows() throws IOException {
    StringBuilder file =
        new StringBuilder(
            "address,purpose,state,channel,source,wording,wordingVersion,language,at,evidence.staff,evidence.signature\n");
    for (int i = 0; i < ROWS; i++) {
      file.append("AU.bench").append(i).append(",marketing,given,in-store,Newtown,in-store,1,en,");
      file.append("2026-11-20T10:15:00+11:00,A7,s3://signatures/").append(i).append(".png\n");
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    String id = jobs.take(new ByteArrayInputStream(bytes), false, "bench").id();
    for (State state : new State[] {State.RESOLVING, State.RECORDING, State.TELLING, State.DONE}) {
      await()
          .atMost(Duration.ofMinutes(20))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> jobs.find(id).orElseThrow().view().state().compareTo(state) >= 0);
      LOG.info(
          "import rows={} state={} after={}ms",
          ROWS,
          state,
          (System.nanoTime() - start) / 1_000_000);
    }
    assertThat(jobs.find(id).orElseThrow().view().state()).isEqualTo(State.DONE);
  }
}
