package dev.wattle.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands as an integrator calls them: through the packaged jar. */
class CommandsIT {

  @Test
  void checkFindsNothingInTheShippedConfiguration() throws Exception {
    Ended check = run("check");
    assertThat(check.output()).contains("Nothing is wrong");
    assertThat(check.exit()).isZero();
  }

  @Test
  void checkTellsFindingsAsJson() throws Exception {
    Ended check = run("check", "src/test/resources/check/unknown-limit", "--json");
    assertThat(check.exit()).isEqualTo(1);
    JsonNode finding = new ObjectMapper().readTree(check.output()).at("/findings/0");
    assertThat(finding.path("rule").asText()).isEqualTo("limit");
    assertThat(finding.path("line").asInt()).isEqualTo(10);
  }

  @Test
  void anUnknownCommandEndsWithTwo() throws Exception {
    assertThat(run("chek").exit()).isEqualTo(2);
  }

  private record Ended(int exit, String output) {}

  private static Ended run(String... arguments) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", "target/wattle.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
