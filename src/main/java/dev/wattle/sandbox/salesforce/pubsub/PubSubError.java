package dev.wattle.sandbox.salesforce.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A refusal, with Salesforce's code in its trailers. */
final class PubSubError {

  private static final String PREFIX = "sfdc.platform.eventbus.grpc.";
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

  private PubSubError() {}

  static StatusRuntimeException of(String code) {
    Metadata trailers = trailers(code);
    Status status = code.endsWith("auth.error") ? Status.UNAUTHENTICATED : Status.INVALID_ARGUMENT;
    return status.withDescription(code).asRuntimeException(trailers);
  }

  static Metadata trailers(String code) {
    Metadata trailers = new Metadata();
    trailers.put(CODE, PREFIX + code);
    return trailers;
  }
}
