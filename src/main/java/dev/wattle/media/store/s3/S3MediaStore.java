package dev.wattle.media.store.s3;

import dev.wattle.media.store.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.apache.camel.component.aws2.s3.AWS2S3Operations;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** One object per content, under its key. The store itself makes it whole or not at all. */
public final class S3MediaStore implements MediaStore {

  private final ProducerTemplate producer;
  private final String endpoint;

  /**
   * @param endpoint of camel-aws2-s3, with bucket and client
   */
  S3MediaStore(ProducerTemplate producer, String endpoint) {
    this.producer = producer;
    this.endpoint = endpoint;
  }

  @Override
  public void keep(String key, Path file) throws IOException {
    call(null, key, file.toFile());
  }

  @Override
  public InputStream open(String key) throws IOException {
    return call(AWS2S3Operations.getObject, key, null).getMessage().getBody(InputStream.class);
  }

  @Override
  public void delete(String key) throws IOException {
    call(AWS2S3Operations.deleteObject, key, null);
  }

  private Exchange call(@Nullable AWS2S3Operations operation, String key, @Nullable Object body)
      throws IOException {
    Exchange exchange =
        producer.request(
            endpoint,
            asked -> {
              asked.getMessage().setBody(body);
              asked.getMessage().setHeader(AWS2S3Constants.KEY, key);
              // None means to put.
              asked.getMessage().setHeader(AWS2S3Constants.S3_OPERATION, operation);
            });
    @Nullable Exception failure = exchange.getException();
    if (failure instanceof NoSuchKeyException) {
      throw new NoSuchFileException(key);
    }
    if (failure != null) {
      throw new IOException(
          "S3 refused or was not there: " + failure.getClass().getSimpleName(), failure);
    }
    return exchange;
  }
}
