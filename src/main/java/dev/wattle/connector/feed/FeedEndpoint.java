package dev.wattle.connector.feed;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One use of a feed. */
final class FeedEndpoint extends DefaultEndpoint {

  private final Feeds feeds;
  private final Feed feed;

  FeedEndpoint(String uri, Feeds feeds, Feed feed) {
    super(uri, feeds);
    this.feeds = feeds;
    this.feed = feed;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("connector.feed: nothing can be sent to a feed");
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new FeedConsumer(this, processor, feeds, feed);
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
