package dev.wattle.bench;

import dev.wattle.bench.LoadGenerator.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came out, for the console and for {@code target/bench.md}. */
public final class Table {

  private static final Logger LOG = LoggerFactory.getLogger(Table.class);

  private final List<String> lines = new ArrayList<>(List.of("| what | figure |", "| --- | --- |"));

  public void add(String what, String figure, Object... values) {
    String line = "| " + what + " | " + String.format(Locale.ROOT, figure, values) + " |";
    lines.add(line);
    LOG.info(line);
  }

  public void add(String what, Result result) {
    add(
        what,
        "%.0f/s, p50 %.1f ms, p99 %.1f ms, %d refused",
        result.perSecond(),
        result.latencies().percentile(0.5),
        result.latencies().percentile(0.99),
        result.refused());
  }

  /** What the process has used since then. */
  public void addUsage(String when, long pid, ProcessUsage before, double seconds)
      throws IOException {
    ProcessUsage after = ProcessUsage.of(pid);
    add(
        "CPU and memory of Wattle " + when,
        "%.2f cores, %d MB resident",
        (after.cpuSeconds() - before.cpuSeconds()) / seconds,
        after.residentMegabytes());
  }

  public void print() throws IOException {
    Files.write(Path.of("target", "bench.md"), lines);
    lines.forEach(System.out::println);
  }
}
