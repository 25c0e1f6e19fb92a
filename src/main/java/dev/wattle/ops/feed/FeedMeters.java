package dev.wattle.ops.feed;

import dev.wattle.connector.feed.Feeds;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many streams this node listens to, and what became of them. */
@Component
class FeedMeters {

  FeedMeters(Feeds feeds, MeterRegistry meters) {
    Gauge.builder("wattle.feed.open", feeds, Feeds::open)
        .description("Streams of vendors that this node listens to")
        .register(meters);
    FunctionCounter.builder("wattle.feed.reopened", feeds, Feeds::reopened)
        .description("Streams that broke or were silent, and were opened again")
        .register(meters);
    FunctionCounter.builder("wattle.feed.lost", feeds, Feeds::lost)
        .description("Places in a stream that the vendor knew no more; what it had lost is missing")
        .register(meters);
  }
}
