package dev.wattle.connector.feed;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** The vendor's own consumer from one opening to the next; it does not outlive a failure. */
final class Subscription implements ExceptionHandler {

  private final FeedConsumer owner;
  private final Feeds feeds;
  private final String address;
  private final Predicate<String> notes;
  private volatile @Nullable Consumer vendor;
  private volatile Instant latest;
  private volatile boolean broken;
  private volatile boolean lost;
  private volatile boolean taken;

  /**
   * @param notes keeps a place; false if we may listen no longer
   */
  Subscription(FeedConsumer owner, Feeds feeds, String address, Predicate<String> notes) {
    this.owner = owner;
    this.feeds = feeds;
    this.address = address;
    this.notes = notes;
    this.latest = feeds.clock().instant();
  }

  void start() throws Exception {
    Feed feed = owner.feed();
    Endpoint endpoint =
        feeds
            .accounts()
            .endpoint(feeds.getCamelContext(), feed.scheme(), feed.getOptions(), address);
    DefaultConsumer consumer = (DefaultConsumer) endpoint.createConsumer(this::take);
    consumer.setExceptionHandler(this);
    bind(consumer, feed.getConsumer());
    vendor = consumer;
    ServiceHelper.startService(endpoint, consumer);
  }

  void stop() {
    broken = true;
    Consumer consumer = vendor;
    if (consumer != null) {
      ServiceHelper.stopAndShutdownServices(consumer, consumer.getEndpoint());
    }
  }

  boolean isLost() {
    return lost;
  }

  boolean isBroken() {
    return broken;
  }

  boolean hasTaken() {
    return taken;
  }

  /** Broken, or silent since then. */
  boolean isOver(Instant silentSince) {
    return broken || latest.isBefore(silentSince);
  }

  /** In the vendor's thread: nothing more is asked for while the flow has an event in hand. */
  private void take(Exchange exchange) {
    String position = exchange.getMessage().getHeader(owner.feed().position(), String.class);
    if (broken || position == null) {
      return;
    }
    if (owner.pass(exchange.getMessage().getBody()) && notes.test(position)) {
      latest = feeds.clock().instant();
      taken = true;
    } else {
      broken = true;
    }
  }

  @Override
  public void handleException(Throwable failure) {
    broken = true;
    if (owner.feed().isLost(failure)) {
      lost = true;
      throw new IllegalStateException("connector.feed-lost: the component would ask for ever");
    }
  }

  @Override
  public void handleException(@Nullable String message, Throwable failure) {
    handleException(failure);
  }

  @Override
  public void handleException(
      @Nullable String message, @Nullable Exchange exchange, Throwable failure) {
    handleException(failure);
  }

  private void bind(Consumer consumer, Map<String, Object> properties) {
    PropertyBindingSupport.build()
        .withCamelContext(feeds.getCamelContext())
        .withTarget(consumer)
        .withProperties(new TreeMap<>(properties))
        .withMandatory(true)
        .bind();
  }
}
