package dev.wattle.api.problem;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.Map;

/** Which HTTP status a failure has. */
final class ProblemStatus {

  /** Where the kind alone says too little. */
  private static final Map<String, Integer> BY_CODE =
      Map.ofEntries(
          Map.entry("api.scope-missing", 403),
          Map.entry("api.not-found", 404),
          Map.entry("api.contact-unknown", 404),
          Map.entry("api.erasure-unknown", 404),
          Map.entry("api.message-unknown", 404),
          Map.entry("api.type-unknown", 404),
          Map.entry("media.unknown", 404),
          Map.entry("outbound.message-not-received", 404),
          Map.entry("api.method-not-allowed", 405),
          Map.entry("api.key-reused", 409),
          Map.entry("api.body-too-large", 413),
          Map.entry("media.too-large", 413),
          Map.entry("api.media-type-unsupported", 415),
          Map.entry("media.type-refused", 415),
          Map.entry("media.quarantined", 422));

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad request"),
          Map.entry(401, "Not authorised"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Body too large"),
          Map.entry(415, "Media type not supported"),
          Map.entry(422, "Content not valid"),
          Map.entry(429, "Too many requests"),
          Map.entry(500, "Internal error"),
          Map.entry(503, "Not available now"));

  private ProblemStatus() {}

  static int of(Failure failure) {
    if (failure.code().endsWith(".body-too-large")) {
      return 413;
    }
    if (failure.getCause() instanceof Findings) {
      return 422;
    }
    return BY_CODE.getOrDefault(failure.code(), of(failure.kind()));
  }

  static String title(int status) {
    return TITLES.getOrDefault(status, "Error");
  }

  private static int of(Kind kind) {
    return switch (kind) {
      case MALFORMED -> 400;
      case UNTRUSTED -> 401;
      case REFUSED, WITHHELD -> 409;
      case THROTTLED -> 429;
      case UNREACHABLE, UNCERTAIN -> 503;
      case MISCONFIGURED -> 500;
    };
  }
}
