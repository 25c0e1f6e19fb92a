package dev.wattle.outbound.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.media.MediaShelf;
import dev.wattle.media.StoredFile;
import dev.wattle.whatsapp.message.Violation;
import dev.wattle.whatsapp.message.file.FileReference;
import dev.wattle.whatsapp.message.file.MediaLimits;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the files that a message names are there, and are what Meta takes for its type. */
@Component
public class FileCheck {

  private final ObjectProvider<MediaShelf> shelf;

  FileCheck(ObjectProvider<MediaShelf> shelf) {
    this.shelf = shelf;
  }

  /**
   * @param message in the shape of {@code docs/messages.md}
   * @return what stands against it; empty if nothing
   * @throws Failure UNREACHABLE if the store cannot tell
   */
  public List<Violation> check(JsonNode message) {
    return FileReference.in(message).stream().flatMap(this::check).toList();
  }

  private Stream<Violation> check(FileReference reference) {
    try {
      StoredFile file = shelf.getObject().file(reference.key());
      Optional<Violation> unfit =
          MediaLimits.check(
              reference, file.mimeType(), file.size(), () -> shelf.getObject().open(file.key()));
      return unfit.stream();
    } catch (UncheckedIOException e) {
      String text = "%s names a file that could not be read. Ask again later.";
      throw Failure.of(
          Kind.UNREACHABLE, "outbound.file-unreadable", text.formatted(reference.field()), e);
    } catch (Failure e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
      String text = "%s names no file that can be sent (%s).";
      String message = text.formatted(reference.field(), e.code());
      return Stream.of(new Violation(reference.field(), null, null, message));
    }
  }
}
