package dev.wattle.connector.token;

import java.time.Instant;
import java.util.Optional;

/** Where tokens outlive the cluster, and how they are written. Supplied by a room that has keys. */
public interface TokenSafe {

  /** Encrypts, or leaves it as it is where there are no keys. */
  String seal(String text);

  /** Undoes {@link #seal}. */
  String open(String sealed);

  /** What was kept under that name and is not stale, as it was sealed. */
  Optional<String> find(String key);

  /** Keeps what is sealed; does nothing where there are no keys. */
  void keep(String key, String sealed, Instant staleAt);

  /** Forgets it. */
  void remove(String key);
}
