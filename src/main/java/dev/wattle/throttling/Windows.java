package dev.wattle.throttling;

import com.hazelcast.map.IMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the other side says is left of a limit, and until when; shared by all nodes. */
final class Windows {

  /** Two answers of one window differ by what they took on their way. */
  private static final Duration SAME_WINDOW = Duration.ofSeconds(1);

  private final IMap<String, String> map;
  private final Clock clock;

  Windows(IMap<String, String> map, Clock clock) {
    this.map = map;
    this.clock = clock;
  }

  private record Window(long left, Instant until) {

    static Window read(String text) {
      int space = text.indexOf(' ');
      return new Window(
          Long.parseLong(text.substring(0, space)),
          Instant.ofEpochMilli(Long.parseLong(text.substring(space + 1))));
    }

    String written() {
      return left + " " + until.toEpochMilli();
    }
  }

  /** How long nothing is left; zero if something is, or nobody said anything. */
  Duration pause(String bucket) {
    @Nullable Window known = known(bucket);
    return known == null || known.left() > 0
        ? Duration.ZERO
        : Duration.between(clock.instant(), known.until());
  }

  /** Takes one of what is left, or says as {@link #pause}. */
  Duration take(String bucket) {
    @Nullable Window known = known(bucket);
    while (known != null && known.left() > 0) {
      Window less = new Window(known.left() - 1, known.until());
      if (map.replace(bucket, known.written(), less.written())) {
        return Duration.ZERO;
      }
      known = known(bucket);
    }
    return known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until());
  }

  /** Answers overtake each other: within one window the least that was said counts. */
  void tell(String bucket, long left, Duration reset) {
    if (reset.isNegative() || reset.isZero()) {
      return;
    }
    Window said = new Window(Math.max(0, left), clock.instant().plus(reset));
    boolean told = false;
    while (!told) {
      @Nullable String text = map.get(bucket);
      Window now = text == null ? said : merged(Window.read(text), said);
      long life = Math.max(1, Duration.between(clock.instant(), now.until()).toSeconds() + 1);
      told =
          text == null
              ? map.putIfAbsent(bucket, now.written(), life, TimeUnit.SECONDS) == null
              : replaced(bucket, text, now, life);
    }
  }

  private boolean replaced(String bucket, String text, Window now, long life) {
    if (!map.replace(bucket, text, now.written())) {
      return false;
    }
    map.setTtl(bucket, life, TimeUnit.SECONDS);
    return true;
  }

  private Window merged(Window known, Window said) {
    boolean over = !clock.instant().isBefore(known.until());
    boolean next =
        said.left() > known.left() && said.until().isAfter(known.until().plus(SAME_WINDOW));
    if (over || next) {
      return said;
    }
    Instant until = said.until().isAfter(known.until()) ? said.until() : known.until();
    return new Window(Math.min(known.left(), said.left()), until);
  }

  private @Nullable Window known(String bucket) {
    @Nullable String text = map.get(bucket);
    if (text == null) {
      return null;
    }
    Window window = Window.read(text);
    return clock.instant().isBefore(window.until()) ? window : null;
  }
}
