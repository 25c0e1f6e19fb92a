package dev.wattle.privacy.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an erasure.
 *
 * @param state {@code requested}, then {@code done}
 * @param erased how many rows of what
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Erasure(
    UUID id,
    UUID contact,
    String state,
    Instant requestedAt,
    String requestedBy,
    String reason,
    @Nullable Instant doneAt,
    Map<String, Object> erased) {}
