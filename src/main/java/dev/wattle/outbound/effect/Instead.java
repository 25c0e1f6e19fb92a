package dev.wattle.outbound.effect;

import dev.wattle.contact.ContactDirectory;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.MessageRequested;
import dev.wattle.outbound.gate.Gate;
import dev.wattle.whatsapp.error.SideEffect;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can go out in the place of a message that Meta refused. */
@Component
public class Instead {

  private final ContactDirectory directory;
  private final Gate gate;
  private final ObjectProvider<UploadedMedia> uploads;

  Instead(ContactDirectory directory, Gate gate, ObjectProvider<UploadedMedia> uploads) {
    this.directory = directory;
    this.gate = gate;
    this.uploads = uploads;
  }

  /**
   * The same message in another form, under the same id. To be asked after the effect was followed.
   *
   * @return empty if there is no other form
   */
  public Optional<MessageRequested> of(MessageRequested message, SideEffect effect) {
    return switch (effect) {
      case USE_FALLBACK_TEMPLATE -> message.asFallback();
      case USE_PHONE -> byPhone(message);
      case STOP_TEMPLATE, PAUSE_TEMPLATE -> gate.substitute(message);
      case CHECK_MEDIA -> uploadedAnew(message);
      default -> Optional.empty();
    };
  }

  private Optional<MessageRequested> byPhone(MessageRequested message) {
    if (message.address().kind() != ContactAddress.Kind.USER_ID) {
      return Optional.empty();
    }
    return directory.addresses(message.to()).stream()
        .filter(address -> address.kind() == ContactAddress.Kind.PHONE)
        .findFirst()
        .map(message::at);
  }

  private Optional<MessageRequested> uploadedAnew(MessageRequested message) {
    // All of them must forget, so no short cut.
    long forgotten = uploads.stream().filter(media -> media.forget(message)).count();
    return forgotten > 0 ? Optional.of(message) : Optional.empty();
  }
}
