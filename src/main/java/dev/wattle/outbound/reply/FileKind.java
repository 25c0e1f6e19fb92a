package dev.wattle.outbound.reply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.IncomingFile;
import dev.wattle.media.MediaIntake;
import dev.wattle.whatsapp.message.Violation;
import dev.wattle.whatsapp.message.file.FileReference;
import dev.wattle.whatsapp.message.file.MediaLimits;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** As which kind of message a file can go out, before a byte of it is fetched. */
@Component
class FileKind {

  private static final String DOCUMENT = "document";

  private final ObjectProvider<MediaIntake> intake;

  FileKind(ObjectProvider<MediaIntake> intake) {
    this.intake = intake;
  }

  /**
   * What was found.
   *
   * @param kind {@code image}, {@code video}, {@code audio} or {@code document}; empty for none
   * @param why there is none; empty if there is
   */
  record Answer(String kind, String why) {}

  /**
   * @param size in bytes; 0 if unknown
   */
  Answer of(String name, String type, long size) {
    String family = type.replaceFirst("/.*", "");
    String kind = MediaLimits.isKind(family) ? family : DOCUMENT;
    Optional<String> against = limits(kind, name, type, size).or(() -> house(name, type, size));
    return against.map(why -> new Answer("", why)).orElseGet(() -> new Answer(kind, ""));
  }

  private static Optional<String> limits(String kind, String name, String type, long size) {
    FileReference file = new FileReference(kind, "", name, JsonNodeFactory.instance.objectNode());
    return MediaLimits.check(file, type, size, InputStream::nullInputStream)
        .map(Violation::message);
  }

  /** What WhatsApp would take, the settings of this house may not. */
  private Optional<String> house(String name, String type, long size) {
    try {
      intake.getObject().check(IncomingFile.own(type, name), size);
      return Optional.empty();
    } catch (Failure e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
      return Optional.of(name + " is not taken here (" + e.code() + ").");
    }
  }
}
