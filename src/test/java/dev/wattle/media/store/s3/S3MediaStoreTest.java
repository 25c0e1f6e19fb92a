package dev.wattle.media.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3MediaStoreTest {

  private static final String KEY = "quarantine/" + "a".repeat(64);

  @TempDir private Path folder;
  private final CamelContext camel = new DefaultCamelContext();
  private StrictS3 s3;

  @BeforeEach
  void start() throws IOException {
    s3 = new StrictS3("a-secret");
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    s3.close();
  }

  @Test
  void keepsOpensAndDeletesBytesByTheirKey() throws IOException {
    S3MediaStore store = store("a-secret");
    byte[] bytes = new byte[300_000];
    bytes[7] = (byte) 0xE9;

    store.keep(KEY, Files.write(folder.resolve("in.part"), bytes));
    store.keep(KEY, folder.resolve("in.part"));

    assertThat(s3.objects).containsOnlyKeys("/a-bucket/" + KEY);
    try (InputStream content = store.open(KEY)) {
      assertThat(content.readAllBytes()).isEqualTo(bytes);
    }
    store.delete(KEY);
    store.delete(KEY);
    assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aStoreThatRefusesOrIsAwayIsABrokenFileNotAMissingOne() throws IOException {
    Path file = Files.writeString(folder.resolve("in.part"), "x");

    assertThatThrownBy(() -> store("another-secret").keep(KEY, file))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class);
    s3.failWith = 500;
    assertThatThrownBy(() -> store("a-secret").open(KEY))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class);
    assertThat(s3.objects).isEmpty();
  }

  @Test
  void settingsThatCannotWorkAreRefusedByName() {
    refused("bucket", () -> settings("No Bucket", "k", "s", s3.uri()));
    refused("access-key", () -> settings("a-bucket", "k", "", s3.uri()));
    refused("endpoint", () -> settings("a-bucket", "k", "s", URI.create("s3.example.com")));
    assertThat(settings("", "", "", URI.create("")).isOn()).isFalse();
    assertThat(settings("a-bucket", "k", "hidden", s3.uri()).toString()).doesNotContain("hidden");
  }

  private S3MediaStore store(String secret) {
    return S3Configuration.store(camel, settings("a-bucket", "a-key", secret, s3.uri()));
  }

  private static S3Settings settings(String bucket, String key, String secret, URI endpoint) {
    return new S3Settings(bucket, "ap-southeast-2", endpoint, key, secret, true);
  }

  private static void refused(String key, Runnable settings) {
    assertThatThrownBy(settings::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("media.s3-misconfigured: wattle.media.s3." + key);
  }
}
