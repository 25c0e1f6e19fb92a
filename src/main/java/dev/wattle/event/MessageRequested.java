package dev.wattle.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants a message to reach a person. Whether it does is the gate's decision.
 *
 * @param id ours; derived from its cause, so that the same cause never asks twice
 * @param to the person
 * @param address which of the person's addresses to use
 * @param from business phone number id that sends
 * @param type {@code text}, {@code template}, … : the key of the content
 * @param content the value under that key, in the shape of {@code docs/messages.md}
 * @param replyTo wamid of the message to quote; null for none
 * @param cause id of the event that led to it
 * @param flow the flow that asks, or {@code api}
 * @param bulk whether it waits behind replies and notices
 */
public record MessageRequested(
    String id,
    ContactId to,
    ContactAddress address,
    String from,
    Purpose purpose,
    String type,
    Map<String, Object> content,
    @Nullable String replyTo,
    String cause,
    String flow,
    Instant requestedAt,
    boolean bulk) {

  /** Only templates may open a conversation. */
  public boolean isTemplate() {
    return "template".equals(type);
  }
}
