package dev.wattle.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** One file per content, in folders by its first letters. All nodes must see the same directory. */
public final class DirectoryMediaStore implements MediaStore {

  private static final Pattern KEY = Pattern.compile("(quarantine/)?[0-9a-f]{64}");
  private static final int HASH_LENGTH = 64;

  private final Path directory;

  public DirectoryMediaStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public void keep(String key, Path file) throws IOException {
    Path target = path(key);
    Files.createDirectories(target.getParent());
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(path(key));
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  private Path path(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("media.key-malformed: a key is a SHA-256 in hex");
    }
    int hash = key.length() - HASH_LENGTH;
    return directory
        .resolve(key.substring(0, hash) + key.substring(hash, hash + 2))
        .resolve(key.substring(hash));
  }
}
