package dev.wattle.whatsapp;

import dev.wattle.failure.Failure;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A refused start prints the key and the remedy, not a stack trace. Serves every room. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Failure> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, Failure cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Correct the value as described, then start again.", cause);
  }
}
