package dev.wattle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged jar as a process of its own, as an operator starts it, on free ports. */
public final class WattleProcess implements AutoCloseable {

  private final Path dataDirectory;
  private final Map<String, String> environment;
  private final List<String> arguments;
  private final int publicPort = FullStackEnvironment.freePort();
  private final int adminPort = FullStackEnvironment.freePort();
  private final int clusterPort = FullStackEnvironment.freePort();
  private Process process;

  /**
   * @param environment added to ours
   * @param arguments after {@code -jar wattle.jar}
   */
  public WattleProcess(
      Path dataDirectory, Map<String, String> environment, List<String> arguments) {
    this.dataDirectory = dataDirectory.toAbsolutePath();
    this.environment = Map.copyOf(environment);
    this.arguments = List.copyOf(arguments);
  }

  /** Returns once the process says that it is ready. */
  public WattleProcess start() {
    try {
      Files.createDirectories(dataDirectory);
      process = builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(this::isReady);
    return this;
  }

  private ProcessBuilder builder() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = Path.of("target", "wattle.jar").toAbsolutePath().toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx1g", "-jar", jar));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("WATTLE_DATA_DIR", dataDirectory.toString());
    builder.environment().put("WATTLE_PUBLIC_PORT", String.valueOf(publicPort));
    builder.environment().put("WATTLE_ADMIN_PORT", String.valueOf(adminPort));
    builder.environment().put("WATTLE_CLUSTER_PORT", String.valueOf(clusterPort));
    builder.directory(Files.createDirectories(dataDirectory.resolve("home")).toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(dataDirectory.resolve("wattle.log").toFile()));
    return builder;
  }

  public int publicPort() {
    return publicPort;
  }

  public int adminPort() {
    return adminPort;
  }

  public long pid() {
    return process.pid();
  }

  /** The product as the outside sees it. */
  public Outside outside() {
    return new Outside(publicPort, adminPort);
  }

  /** As {@code kill -9}: no hook runs, PostgreSQL stays behind as an orphan. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it, and the PostgreSQL that a kill may have left behind. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
    stopOrphan();
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "Wattle ended with " + process.exitValue() + ", see " + dataDirectory + "/wattle.log");
    }
    URI readiness = URI.create("http://127.0.0.1:" + adminPort + "/actuator/health/readiness");
    try {
      HttpRequest request =
          HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopOrphan() {
    Path pidFile = dataDirectory.resolve("postgres").resolve("postmaster.pid");
    try {
      if (Files.exists(pidFile)) {
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ports of the embedded engines, once it was ready. */
  public Properties enginePorts() {
    Properties ports = new Properties();
    try (var in = Files.newInputStream(dataDirectory.resolve("ports.properties"))) {
      ports.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ports;
  }
}
