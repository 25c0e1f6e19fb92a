package dev.wattle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.event.ContactId;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.scan.CommandScan;
import dev.wattle.media.store.DirectoryMediaStore;
import dev.wattle.testing.SettableClock;
import dev.wattle.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

class MediaIntakeTest {

  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String HELLO_BASE64 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private MediaShelf shelf;

  @BeforeEach
  void empty() {
    TestPostgres.empty();
  }

  @Test
  void keepsAFileUnderItsContentWithASafeName() {
    StoredFile file = intake().take(file("wamid.1", "../../etc/pass\u0000wd.pdf"), bytes("hello"));

    assertThat(file.key()).isEqualTo(HELLO);
    assertThat(file.filename()).isEqualTo("pass_wd.pdf");
    assertThat(file.mimeType()).isEqualTo("application/pdf");
    assertThat(file.size()).isEqualTo(5);
    assertThat(shelf.bytes(HELLO)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  void theSameMessageAndTheSameContentAreKeptOnce() throws IOException {
    MediaIntake intake = intake();
    StoredFile first = intake.take(file("wamid.1", "a.pdf"), bytes("hello"));

    assertThat(intake.take(file("wamid.1", "b.pdf"), bytes("hello")).key()).isEqualTo(first.key());
    intake.take(file("wamid.2", "b.pdf"), bytes("hello"));

    assertThat(intake.known("wamid.1")).contains(first);
    assertThat(intake.known("wamid.3")).isEmpty();
    assertThat(files()).hasSize(1);
  }

  @Test
  void refusesOtherBytesThanWereAnnouncedInEitherNotation() {
    MediaIntake intake = intake();
    intake.take(file("wamid.1", "a.pdf", HELLO, HELLO_BASE64, "no checksum"), bytes("hello"));

    for (String told : List.of(HELLO, HELLO_BASE64)) {
      assertThatThrownBy(() -> intake.take(file("wamid.2", "a.pdf", told), bytes("hell")))
          .hasMessageStartingWith(MediaIntake.CHECKSUM_WRONG);
    }
    assertThat(intake.known("wamid.2")).isEmpty();
  }

  @Test
  void refusesWhatIsTooLargeOrOfAnotherTypeAndLeavesNothingBehind() throws IOException {
    MediaIntake intake = intake();

    refused("media.too-large", () -> intake.take(file("wamid.1", "a.pdf"), bytes("x".repeat(101))));
    refused("media.too-large", () -> intake.check(file("wamid.1", "a.pdf"), 101));
    IncomingFile program =
        new IncomingFile(
            "wamid.2", new ContactId(UUID.randomUUID()), "1", "application/x-sh", "a", List.of());
    refused("media.type-refused", () -> intake.take(program, bytes("x")));

    assertThat(files()).isEmpty();
  }

  @Test
  void anInfectedFileIsInQuarantineAndHandedToNobody() {
    MediaIntake intake = intake("/bin/sh", "-c", "! grep -q evil \"$0\"");

    assertThat(intake.take(file("wamid.1", "a.pdf"), bytes("good")).state()).isEqualTo("stored");
    StoredFile evil = intake.take(file("wamid.2", "b.pdf"), bytes("evil"));

    assertThat(evil.state()).isEqualTo("quarantined");
    assertThat(evil.key()).startsWith("quarantine/");
    assertThat(evil.finding()).isEqualTo("infected, says sh");
    refused("media.quarantined", () -> shelf.bytes(evil.key()));
    refused("media.unknown", () -> shelf.bytes(evil.sha256()));
  }

  @Test
  void aScannerThatCannotTellIsAskedAgain() throws IOException {
    for (String[] command :
        List.of(new String[] {"/bin/sh", "-c", "exit 2"}, new String[] {"/none"})) {
      assertThatThrownBy(() -> intake(command).take(file("wamid.1", "a.pdf"), bytes("x")))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void forgetsAFileOnceNoMessageBroughtItForTheWholeRetention() throws IOException {
    MediaIntake intake = intake();
    intake.take(file("wamid.1", "a.pdf"), bytes("hello"));
    intake.take(file("wamid.2", "a.pdf"), bytes("other"));
    clock.advance(Duration.ofDays(20));
    intake.take(file("wamid.3", "a.pdf"), bytes("hello"));
    clock.advance(Duration.ofDays(11));

    shelf.clear();

    assertThat(files()).hasSize(1);
    assertThat(shelf.file(HELLO).size()).isEqualTo(5);
    assertThat(intake.known("wamid.2")).isEmpty();
  }

  private MediaIntake intake(String... scan) {
    MediaSettings settings =
        new MediaSettings(
            directory,
            DataSize.ofBytes(100),
            List.of("image/*", "application/pdf"),
            Duration.ofDays(30),
            List.of(scan),
            Duration.ofSeconds(10));
    MediaRows rows = new MediaRows(JdbcClient.create(TestPostgres.dataSource()), clock);
    DirectoryMediaStore store = new DirectoryMediaStore(directory);
    shelf = new MediaShelf(store, rows, settings, clock);
    return new MediaIntake(
        settings, store, rows, new CommandScan(settings.scanCommand(), settings.scanTimeout()));
  }

  private static IncomingFile file(String message, String name, String... checksums) {
    return new IncomingFile(
        message,
        new ContactId(UUID.randomUUID()),
        "100000000000001",
        "Application/PDF; charset=x",
        name,
        List.of(checksums));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
              assertThat(failure.code()).isEqualTo(code);
            });
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
