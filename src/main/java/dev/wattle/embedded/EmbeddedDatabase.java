package dev.wattle.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL from Maven binaries as a child process, its data on disk. After a kill -9 of
 * this process the server lives on as an orphan; the next start finds it on the same port and
 * adopts it.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  static EmbeddedDatabase start(DataDirectory data) throws IOException {
    Path directory = data.resolve("postgres").toAbsolutePath().normalize();
    if (!data.knows("postgres")) {
      // Never came up: what lies here is the rest of an initdb that was interrupted.
      FileSystemUtils.deleteRecursively(directory);
    }
    int port = data.port("postgres", taken -> isOurs(taken, directory));
    EmbeddedPostgres server = builder(directory, port).start();
    data.remember("postgres", port);
    return new EmbeddedDatabase(server);
  }

  String url() {
    return url(server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /**
   * zonky starts the server for throw-away tests, with fsync off; these settings make it keep what
   * it acknowledged.
   */
  private static EmbeddedPostgres.Builder builder(Path directory, int port) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("max_wal_size", "2GB")
        .setOutputRedirector(Redirect.DISCARD)
        .setErrorRedirector(Redirect.DISCARD);
  }

  private static boolean isOurs(int port, Path directory) {
    try (Connection connection = DriverManager.getConnection(url(port), "postgres", "");
        ResultSet row = connection.createStatement().executeQuery("show data_directory")) {
      return row.next() && Path.of(row.getString(1)).equals(directory);
    } catch (SQLException e) {
      return false;
    }
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }
}
