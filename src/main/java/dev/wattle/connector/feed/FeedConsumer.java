package dev.wattle.connector.feed;

import dev.wattle.connector.feed.FeedPositions.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a vendor's stream open on one node, from the place that was noted last, and notes the place
 * behind each event that was taken. One that was not taken is asked for again, with all behind it.
 */
final class FeedConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

  private final Feeds feeds;
  private final Feed feed;
  private @Nullable ScheduledExecutorService timer;
  private volatile @Nullable Subscription subscription;
  private Instant notBefore = Instant.MIN;
  private Duration pause = Duration.ZERO;

  FeedConsumer(FeedEndpoint endpoint, Processor processor, Feeds feeds, Feed feed) {
    super(endpoint, processor);
    this.feeds = feeds;
    this.feed = feed;
  }

  Feed feed() {
    return feed;
  }

  boolean isOpen() {
    return subscription != null;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    feeds.add(this);
    FeedPositions positions = feeds.positions();
    if (positions != null) {
      FeedSettings settings = feeds.settings();
      pause = settings.pause();
      ScheduledExecutorService fresh =
          getEndpoint()
              .getCamelContext()
              .getExecutorServiceManager()
              .newSingleThreadScheduledExecutor(this, "feed");
      long tick = settings.tick().toMillis();
      fresh.scheduleWithFixedDelay(() -> tick(positions, settings), 0, tick, TimeUnit.MILLISECONDS);
      timer = fresh;
    }
  }

  @Override
  protected void doStop() throws Exception {
    feeds.remove(this);
    ScheduledExecutorService running = timer;
    FeedPositions positions = feeds.positions();
    if (running != null && positions != null) {
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(running);
      timer = null;
      hangUp();
      positions.release(feed.name(), feeds.node());
    }
    super.doStop();
  }

  /** Gives one event to the flow; false if it was not taken. */
  boolean pass(Object event) {
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(event);
    try {
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    Exception failure = exchange.getException();
    boolean taken =
        failure == null && Boolean.TRUE.equals(exchange.getProperty(Feed.TAKEN, Boolean.class));
    if (!taken) {
      LOG.warn("feed-not-taken feed={} cause={}", feed.name(), cause(failure));
    }
    releaseExchange(exchange, false);
    return taken;
  }

  private void tick(FeedPositions positions, FeedSettings settings) {
    try {
      if (!positions.hold(feed.name(), feeds.node(), settings.lease())) {
        hangUp();
        return;
      }
      Subscription now = subscription;
      Instant at = feeds.clock().instant();
      if (now != null && now.isOver(at.minus(settings.renew()))) {
        after(now, positions, settings);
      }
      if (subscription == null && !at.isBefore(notBefore)) {
        open(positions, settings, at);
      }
    } catch (Exception | LinkageError e) {
      LOG.warn("feed-waits feed={} seconds={} cause={}", feed.name(), pause.toSeconds(), cause(e));
      hangUp();
      rest(settings);
    }
  }

  private void after(Subscription ended, FeedPositions positions, FeedSettings settings) {
    hangUp();
    feeds.isReopened();
    if (ended.isLost()) {
      positions.keep(feed.name(), feeds.node(), null);
      feeds.isLost();
      LOG.warn(
          "feed-lost feed={} what=\"the vendor knows our place no more; all that it still has is"
              + " asked for, and what it has not is missing: compare the records\"",
          feed.name());
    }
    if (ended.isBroken()) {
      rest(settings);
    }
    if (ended.hasTaken()) {
      pause = settings.pause();
    }
  }

  private void open(FeedPositions positions, FeedSettings settings, Instant at) throws Exception {
    Optional<Place> place = positions.read(feed.name());
    String address =
        place.map(known -> address(known, at.minus(settings.retention()))).orElse(feed.newest());
    Subscription fresh =
        new Subscription(this, feeds, address, position -> note(positions, position));
    subscription = fresh;
    fresh.start();
    if (place.isEmpty()) {
      positions.opened(feed.name(), feeds.node());
    }
    LOG.info("feed-open feed={} resumed={}", feed.name(), place.isPresent());
  }

  private String address(Place known, Instant oldest) {
    String position = known.position();
    if (position != null && known.takenAt().isBefore(oldest)) {
      LOG.warn("feed-old feed={} since={}", feed.name(), known.takenAt());
    }
    return position == null || known.takenAt().isBefore(oldest)
        ? feed.oldest()
        : feed.resuming(position);
  }

  private boolean note(FeedPositions positions, String position) {
    return positions.keep(feed.name(), feeds.node(), position);
  }

  private void rest(FeedSettings settings) {
    notBefore = feeds.clock().instant().plus(pause);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : longer;
  }

  private void hangUp() {
    Subscription open = subscription;
    subscription = null;
    if (open != null) {
      open.stop();
    }
  }

  /** Of the innermost, without what it says: that may be a person's. */
  private static String cause(@Nullable Throwable failure) {
    Throwable inner = failure;
    while (inner != null && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner == null ? "handled" : inner.getClass().getSimpleName();
  }
}
