package dev.wattle.connector.feed;

import dev.wattle.connector.account.Accounts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The Camel component {@code feed}: its endpoints name a bean {@link Feed}. */
@Component("feed")
public final class Feeds extends DefaultComponent {

  private final Accounts accounts;
  private final ObjectProvider<FeedPositions> positions;
  private final ObjectProvider<FeedSettings> settings;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();
  private final List<FeedConsumer> consumers = new CopyOnWriteArrayList<>();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong reopened = new AtomicLong();

  Feeds(
      Accounts accounts,
      ObjectProvider<FeedPositions> positions,
      ObjectProvider<FeedSettings> settings,
      Clock clock) {
    this.accounts = accounts;
    this.positions = positions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String bean, Map<String, Object> parameters) {
    Feed feed = getCamelContext().getRegistry().lookupByNameAndType(bean, Feed.class);
    if (feed == null) {
      throw new IllegalArgumentException("connector.no-feed: there is no bean " + bean);
    }
    return new FeedEndpoint(uri, this, feed);
  }

  /** How many streams this node listens to. */
  public long open() {
    return consumers.stream().filter(FeedConsumer::isOpen).count();
  }

  /** How often a vendor knew our place no more, since the start. */
  public long lost() {
    return lost.get();
  }

  /** How often a stream that broke or was silent was opened again, since the start. */
  public long reopened() {
    return reopened.get();
  }

  void isLost() {
    lost.incrementAndGet();
  }

  void isReopened() {
    reopened.incrementAndGet();
  }

  /**
   * Puts an event into the streams of that name as if the vendor had sent it; for checks without a
   * vendor.
   *
   * @return whether it was taken
   */
  public boolean hand(String feed, Object event) {
    return consumers.stream()
        .filter(one -> one.feed().name().equals(feed))
        .allMatch(one -> one.pass(event));
  }

  void add(FeedConsumer consumer) {
    consumers.add(consumer);
  }

  void remove(FeedConsumer consumer) {
    consumers.remove(consumer);
  }

  Accounts accounts() {
    return accounts;
  }

  /** Null where there is no database: nothing is listened to then. */
  @org.jspecify.annotations.Nullable
  FeedPositions positions() {
    return positions.getIfAvailable();
  }

  FeedSettings settings() {
    return settings.getObject();
  }

  Clock clock() {
    return clock;
  }

  String node() {
    return node;
  }
}
