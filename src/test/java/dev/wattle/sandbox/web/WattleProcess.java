package dev.wattle.sandbox.web;

import static org.awaitility.Awaitility.await;

import dev.wattle.Wattle;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Wattle as its own process, without the classes of the tests. */
final class WattleProcess implements AutoCloseable {

  final String adminUrl;
  private final Process process;
  private final Path data;

  WattleProcess(Path folder, String... arguments) throws IOException {
    data = folder.resolve("data");
    int admin = freePort();
    adminUrl = "http://localhost:" + admin;
    List<String> command = new ArrayList<>();
    command.addAll(List.of("java", "-Xmx700m", "-cp", classPath(), Wattle.class.getName()));
    command.addAll(List.of("--server.port=" + admin, "--wattle.public-port=" + freePort()));
    command.add("--wattle.data-dir=" + data);
    command.addAll(Arrays.asList(arguments));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "sandbox-phone.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(120)).ignoreExceptions().until(this::answers);
  }

  /** The simulators' own address. */
  String sandboxUrl() throws IOException {
    return "http://127.0.0.1:" + Files.readString(data.resolve("sandbox.port")).strip();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  private boolean answers() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(adminUrl + "/login")).build();
    return HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
