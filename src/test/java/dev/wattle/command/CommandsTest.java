package dev.wattle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Commands commands =
      new Commands(Clock.systemUTC(), new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void startsWithoutArgumentsAndWithSettingsOnly() {
    assertThat(Commands.asksForOne(new String[0])).isFalse();
    assertThat(Commands.asksForOne(new String[] {"--wattle.public-port=9090"})).isFalse();
    assertThat(Commands.asksForOne(new String[] {"check"})).isTrue();
    assertThat(Commands.asksForOne(new String[] {"--help"})).isTrue();
  }

  @Test
  void refusesAnUnknownCommandWithTheUsage() {
    assertThat(commands.run("chek")).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("There is no command chek.", "check [folder]");
  }

  @Test
  void refusesAnUnknownOptionWithTheUsageOfTheCommand() {
    assertThat(commands.run("check", "--jason")).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("there is no option --jason.", "Usage: java -jar wattle.jar check");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThat(commands.run("check", "/nowhere/at/all")).isEqualTo(2);
  }

  @Test
  void namesTheLineOfSettingsThatAreNoYaml(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/application.yaml"), "wattle:\n  bus: [\n");
    assertThat(commands.run("check", folder.toString())).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("config/application.yaml:3: this is no YAML");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(commands.run("help")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("check", "Exit codes");
  }
}
