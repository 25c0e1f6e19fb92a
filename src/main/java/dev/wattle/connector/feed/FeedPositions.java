package dev.wattle.connector.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where we are in each stream, and which node listens to it. */
interface FeedPositions {

  /**
   * A place in a stream.
   *
   * @param position as the vendor gave it; null before the first event, and where it was lost
   * @param takenAt when what stands there was taken
   */
  record Place(@Nullable String position, Instant takenAt) {}

  /** Makes this node the one that listens, or leaves it so; false where another one is. */
  boolean hold(String feed, String node, Duration lease);

  /** Empty for a stream that was never opened. */
  Optional<Place> read(String feed);

  /** Notes that the stream is open, if it never was: what comes from now on must not be missed. */
  void opened(String feed, String node);

  /** Notes a place, null for none; false, and nothing noted, where another node listens by now. */
  boolean keep(String feed, String node, @Nullable String position);

  /** Lets another node listen at once. */
  void release(String feed, String node);
}
