package dev.wattle.api.message;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what callers asked for under which {@code Idempotency-Key}. */
@Component
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofDays(7);
  private static final String CLAIM =
      """
      insert into api_request as r (caller, key, body_sha256, created_at) values (:caller, :key, :hash, :now)
      on conflict (caller, key) do update set created_at = r.created_at
      returning body_sha256, message_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotencyKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return the message that was asked for with this key and body; empty if it is to be done
   * @throws Failure REFUSED {@code api.key-reused} if the key came with another body
   */
  Optional<String> claim(String caller, String key, byte[] body) {
    byte[] hash = sha256(body);
    Timestamp oldest = Timestamp.from(clock.instant().minus(KEPT));
    jdbc.sql("delete from api_request where created_at < ?").param(oldest).update();
    Claim claim =
        jdbc.sql(CLAIM)
            .param("caller", caller)
            .param("key", key)
            .param("hash", hash)
            .param("now", Timestamp.from(clock.instant()))
            .query((row, n) -> new Claim(row.getBytes(1), row.getString(2)))
            .single();
    if (!Arrays.equals(claim.hash(), hash)) {
      throw Failure.of(
          Kind.REFUSED,
          "api.key-reused",
          "this Idempotency-Key came with another body before. Use a new key for a new message.");
    }
    return Optional.ofNullable(claim.message());
  }

  /** The request is safe: from now on the key is answered without doing it again. */
  void done(String caller, String key, String message) {
    jdbc.sql("update api_request set message_id = ? where caller = ? and key = ?")
        .params(message, caller, key)
        .update();
  }

  /** The request was refused, so that the key may come with a mended body. */
  void release(String caller, String key) {
    jdbc.sql("delete from api_request where caller = ? and key = ? and message_id is null")
        .params(caller, key)
        .update();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private record Claim(byte[] hash, @Nullable String message) {}
}
