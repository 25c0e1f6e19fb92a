package dev.wattle.whatsapp.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.whatsapp.error.SideEffect;
import dev.wattle.whatsapp.message.Violation;
import dev.wattle.whatsapp.message.file.FileReference;
import dev.wattle.whatsapp.message.file.MediaLimits;
import dev.wattle.whatsapp.send.OutgoingFiles.Outgoing;
import dev.wattle.whatsapp.send.SendOutcome.NotSent;
import dev.wattle.whatsapp.send.SendOutcome.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts Meta's ids where a message names files of ours. Each file is uploaded once for each number,
 * and again when Meta has forgotten it. The outcomes are those of a send: none has left.
 */
@Component
final class Uploads {

  /** Object unknown, parameter wrong, parameter value wrong; what follows 131053 is the gate's. */
  private static final Set<Integer> PERHAPS_FORGOTTEN = Set.of(33, 100, 131009);

  private final UploadCall call;
  private final GraphAnswer answer;
  private final ObjectProvider<OutgoingFiles> files;
  private final List<ReentrantLock> locks = Stream.generate(ReentrantLock::new).limit(64).toList();

  Uploads(UploadCall call, GraphAnswer answer, ObjectProvider<OutgoingFiles> files) {
    this.call = call;
    this.answer = answer;
    this.files = files;
  }

  /** Empty if all are in place; else how the send ended before it began. */
  Optional<SendOutcome> place(List<FileReference> references, String numberId) {
    for (FileReference reference : references) {
      Optional<SendOutcome> obstacle = place(reference, numberId);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  /** Whether another upload may mend what Meta refused. */
  static boolean isForgotten(SendOutcome outcome) {
    return outcome instanceof Rejected rejected && PERHAPS_FORGOTTEN.contains(rejected.code());
  }

  void forget(List<FileReference> references, String numberId) {
    references.forEach(file -> files.getObject().forgotten(file.key(), numberId));
  }

  private Optional<SendOutcome> place(FileReference reference, String numberId) {
    // A campaign asks for the same file on many lanes at once: one of them uploads it.
    ReentrantLock lock =
        locks.get(Math.floorMod((reference.key() + numberId).hashCode(), locks.size()));
    lock.lock();
    try {
      Outgoing file = files.getObject().file(reference.key());
      Optional<Violation> unfit =
          MediaLimits.check(reference, file.mimeType(), file.size(), file.bytes());
      return unfit.isPresent()
          ? Optional.of(refused(Kind.REFUSED, unfit.get().message()))
          : place(reference, numberId, file);
    } catch (Failure e) {
      return Optional.of(
          e.kind().isRetried()
              ? new NotSent(e.code())
              : refused(e.kind(), String.valueOf(e.getMessage())));
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(new NotSent(e.getClass().getSimpleName()));
    } finally {
      lock.unlock();
    }
  }

  private Optional<SendOutcome> place(FileReference reference, String numberId, Outgoing file)
      throws IOException {
    Optional<String> known = files.getObject().mediaId(reference.key(), numberId);
    if (known.isPresent()) {
      reference.place(known.get());
      return Optional.empty();
    }
    HttpResponse<byte[]> response = call.post(numberId, file);
    JsonNode body = answer.parsed(response.body());
    String id = body.path("id").asText();
    if (response.statusCode() < 300 && !id.isEmpty()) {
      files.getObject().uploaded(reference.key(), numberId, id);
      reference.place(id);
      return Optional.empty();
    }
    SendOutcome outcome = answer.read(response.statusCode(), response.body());
    return Optional.of(
        outcome instanceof Rejected
            ? outcome
            : new NotSent("the upload was answered " + response.statusCode()));
  }

  private static Rejected refused(Kind kind, String details) {
    return new Rejected(SendOutcome.NO_CODE, kind, null, SideEffect.NONE, details);
  }
}
