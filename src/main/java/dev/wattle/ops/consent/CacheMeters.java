package dev.wattle.ops.consent;

import dev.wattle.consent.cache.AnswerCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How many questions to the ledger were answered from memory. */
@Component
class CacheMeters {

  CacheMeters(MeterRegistry meters, AnswerCache answers) {
    register(meters, answers, "memory", AnswerCache::kept);
    register(meters, answers, "database", AnswerCache::asked);
  }

  private static void register(
      MeterRegistry meters, AnswerCache answers, String from, ToDoubleFunction<AnswerCache> count) {
    FunctionCounter.builder("wattle.consent.lookups", answers, count)
        .description("Questions to the ledger, by what answered them")
        .tag("from", from)
        .register(meters);
  }
}
