package dev.wattle.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants a message to reach a person. Whether it does is the gate's decision.
 *
 * @param id ours; derived from its cause, so that the same cause never asks twice
 * @param to the person
 * @param address which of the person's addresses to use, or the group in which they are answered
 * @param from business phone number id that sends
 * @param type {@code text}, {@code template}, … : the key of the content
 * @param content the value under that key, in the shape of {@code docs/messages.md}
 * @param replyTo wamid of the message to quote; null for none
 * @param cause id of the event that led to it
 * @param flow the flow that asks, or {@code api}
 * @param bulk whether it waits behind replies and notices
 * @param fallback the template ({@code name, language, parameters}) that goes out where the service
 *     window is closed; null for none
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
    boolean bulk,
    @Nullable Map<String, Object> fallback) {

  /** Only templates may open a conversation. */
  public boolean isTemplate() {
    return "template".equals(type);
  }

  /** Whether more people read it than the one it is for. */
  public boolean isToGroup() {
    return address.kind() == ContactAddress.Kind.GROUP;
  }

  /** The same message with its fall-back as its content; empty if it has none. */
  public Optional<MessageRequested> asFallback() {
    return Optional.ofNullable(fallback)
        .map(template -> copy(id, address, "template", template, null, cause, null));
  }

  /** The same message to another address of the person. */
  public MessageRequested at(ContactAddress other) {
    return copy(id, other, type, content, replyTo, cause, fallback);
  }

  /** The same request once more, under another id, because of the first. */
  public MessageRequested again(String otherId) {
    return copy(otherId, address, type, content, replyTo, id, fallback);
  }

  private MessageRequested copy(
      String id,
      ContactAddress address,
      String type,
      Map<String, Object> content,
      @Nullable String replyTo,
      String cause,
      @Nullable Map<String, Object> fallback) {
    return new MessageRequested(
        id,
        to,
        address,
        from,
        purpose,
        type,
        content,
        replyTo,
        cause,
        flow,
        requestedAt,
        bulk,
        fallback);
  }
}
