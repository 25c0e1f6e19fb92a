package dev.wattle.subscription.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as administrators see it, without the event itself.
 *
 * @param lane what keeps its order: a contact id, or the source of the event
 * @param state {@code pending}, {@code delivered} or {@code failed}
 * @param answer the last one: a status, or what happened instead; null before the first attempt
 * @param nextTry null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    long no,
    String event,
    String type,
    String lane,
    String state,
    int attempts,
    @Nullable String answer,
    @Nullable Instant nextTry,
    Instant createdAt,
    @Nullable Instant deliveredAt) {}
