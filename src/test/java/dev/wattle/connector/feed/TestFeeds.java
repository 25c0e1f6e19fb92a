package dev.wattle.connector.feed;

import dev.wattle.connector.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Streams with a real table of places, for a context that has none. */
public final class TestFeeds {

  private TestFeeds() {}

  /** Looks after streams ten times a second; one that was silent for that long is opened anew. */
  public static Feeds into(CamelContext camel, DataSource source, Clock clock, Duration renew) {
    FeedSettings settings =
        new FeedSettings(
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            renew,
            Duration.ofHours(72));
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("settings", settings);
    beans.addBean("positions", new JdbcFeedPositions(new JdbcTemplate(source), clock));
    Accounts accounts = camel.getRegistry().lookupByNameAndType("accounts", Accounts.class);
    Feeds feeds =
        new Feeds(
            accounts,
            beans.getBeanProvider(FeedPositions.class),
            beans.getBeanProvider(FeedSettings.class),
            clock);
    camel.addComponent("feed", feeds);
    return feeds;
  }
}
