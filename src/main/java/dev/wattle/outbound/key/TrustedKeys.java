package dev.wattle.outbound.key;

import dev.wattle.contact.key.IdentityKeys;
import dev.wattle.event.ContactAddress;
import dev.wattle.event.MessageRequested;
import dev.wattle.event.Purpose;
import dev.wattle.whatsapp.message.RecipientKeys;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * An answer goes to whoever wrote. Everything else, such as a code or a notice of an order, goes to
 * the person whom we know: Meta refuses it (137000) where the devices are others by now.
 */
@Component
@EnableConfigurationProperties(KeySettings.class)
class TrustedKeys implements RecipientKeys {

  private final IdentityKeys keys;
  private final KeySettings settings;

  TrustedKeys(IdentityKeys keys, KeySettings settings) {
    this.keys = keys;
    this.settings = settings;
  }

  @Override
  public Optional<String> of(MessageRequested message) {
    boolean answer = message.purpose() == Purpose.SERVICE;
    boolean person = message.address().kind() != ContactAddress.Kind.GROUP;
    return settings.check() && !answer && person ? keys.trusted(message.to()) : Optional.empty();
  }
}
