package dev.wattle.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.function.IntPredicate;

/** Where the embedded engines keep their data, and which ports they used the last time. */
final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel lockFile;
  private final Properties ports = new Properties();

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Takes the directory for this process alone; the operating system gives it free when the process
   * dies.
   *
   * @throws IllegalStateException if another process has it
   */
  static DataDirectory open(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel file =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        throw new IllegalStateException(
            "embedded.data-dir-busy: %s is used by another Wattle. Stop it, or set WATTLE_DATA_DIR to another folder."
                .formatted(root));
      }
      DataDirectory directory = new DataDirectory(root, file);
      directory.readPorts();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "embedded.data-dir-unusable: " + root + ". Check WATTLE_DATA_DIR.", e);
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  /** Whether the engine has been up before: its data is complete. */
  boolean knows(String engine) {
    return ports.containsKey(engine);
  }

  /**
   * The engine's port of the last time, if it is still usable, else a free one. Not remembered
   * until {@link #remember}.
   *
   * @param usable whether the port of the last time may be taken though something listens there
   */
  int port(String engine, IntPredicate usable) {
    if (knows(engine)) {
      int last = Integer.parseInt(ports.getProperty(engine));
      if (isFree(last) || usable.test(last)) {
        return last;
      }
    }
    return free();
  }

  /** The engine is up on that port. */
  void remember(String engine, int port) {
    synchronized (ports) {
      ports.setProperty(engine, String.valueOf(port));
      try (OutputStream out = Files.newOutputStream(root.resolve("ports.properties"))) {
        ports.store(out, "ports of the embedded engines");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readPorts() throws IOException {
    Path file = root.resolve("ports.properties");
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        ports.load(in);
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
