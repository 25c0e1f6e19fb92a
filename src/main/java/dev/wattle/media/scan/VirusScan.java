package dev.wattle.media.scan;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at a file before anybody can fetch it. A bean of this type replaces the one by command. */
@FunctionalInterface
public interface VirusScan {

  /**
   * @return what was found, in the scanner's words; empty for a clean file
   * @throws dev.wattle.failure.Failure UNREACHABLE if the scanner cannot tell; it is asked again
   */
  Optional<String> finding(Path file);
}
