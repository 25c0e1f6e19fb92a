package dev.wattle.connector.token;

import java.time.Instant;
import java.util.Optional;

/** For a process without keys and database: keeps nothing. */
final class PlainTokens implements TokenSafe {

  @Override
  public String seal(String text) {
    return text;
  }

  @Override
  public String open(String sealed) {
    return sealed;
  }

  @Override
  public Optional<String> find(String key) {
    return Optional.empty();
  }

  @Override
  public void keep(String key, String sealed, Instant staleAt) {
    // In memory only.
  }

  @Override
  public void remove(String key) {
    // Nothing is kept.
  }
}
