package dev.wattle.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One turn from a cursor on: what is asked, and from the answer what is asked next. Asks from the
 * time of the last item on rather than for the next page: what changes meanwhile leaves its place,
 * and what stood behind it would slip to a page that was read already. Only more items of one and
 * the same time than fit a page are read by pages, on to their end and back: what slips then slips
 * to a page that is still to come.
 */
final class Reading {

  /** A vendor that says this often that there is more, of one time, does not heed the page. */
  private static final int MOST_PAGES = 1000;

  /** Vendors count seconds, and to some of them "since" does not include the second itself. */
  private static final Duration SOME_MEAN_AFTER = Duration.ofSeconds(1);

  private final Cursor.Key key;
  private Instant since;
  private int page = 1;
  private @Nullable String token;
  private Instant reached;
  private Instant latest;
  private boolean more = true;
  private boolean back;
  private boolean moreBehind;

  /**
   * @param since earlier than the cursor, by as much as changes come late
   */
  Reading(Cursor cursor, Instant since) {
    this.key = cursor.key();
    this.since = since;
    this.token = cursor.token();
    this.reached = cursor.reached();
    this.latest = reached;
  }

  /** {@code since}, {@code page} from 1 on, and {@code token} where the vendor gave one. */
  ObjectNode question() {
    String from = since.minus(SOME_MEAN_AFTER).toString();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("since", from);
    return token == null ? json.put("page", page) : json.put("page", page).put("token", token);
  }

  /** Up to where all is stored. */
  Instant reached() {
    return reached;
  }

  @Nullable String token() {
    return token;
  }

  boolean more() {
    return more;
  }

  /** Whether the cursor alone says where this goes on. */
  boolean canPause() {
    return page == 1 && !back;
  }

  /**
   * Everything of the page is stored.
   *
   * @param answer {@code items}, each with {@code at}; {@code more}; {@code token} where the vendor
   *     has such; {@code ordered: false} where items do not come in the order of their times
   * @throws Failure MALFORMED {@code connector.cursor-stuck} if this would go on for ever
   */
  void stored(JsonNode answer) {
    Instant last = last(answer);
    latest = last.isAfter(latest) ? last : latest;
    more = answer.path("more").asBoolean();
    if (answer.path("token").isTextual()) {
      byToken(answer.path("token").asText());
    } else if (!answer.path("ordered").asBoolean(true)) {
      turnPage(more);
    } else if (back) {
      page--;
      more = true;
      goOn(page > 0, moreBehind);
    } else if (more && !last.isAfter(since)) {
      turnPage(true);
    } else {
      moreBehind = more;
      back = page > 1;
      page--;
      more = true;
      goOn(back, moreBehind);
    }
  }

  private void byToken(String next) {
    if (more && next.equals(token)) {
      throw stuck();
    }
    token = next;
    reached = latest;
  }

  private void turnPage(boolean on) {
    page = on ? page + 1 : 1;
    reached = on ? reached : latest;
    if (page > MOST_PAGES) {
      throw stuck();
    }
  }

  /** Once the items of one time are done with, from the last of the others on. */
  private void goOn(boolean sameTime, boolean behind) {
    if (sameTime) {
      return;
    }
    back = false;
    page = 1;
    more = behind;
    reached = latest;
    since = behind && latest.isAfter(since) ? latest : since;
  }

  private Failure stuck() {
    String text = "%s says again and again that there is more after %s. See its answers.";
    return Failure.of(Kind.MALFORMED, "connector.cursor-stuck", text.formatted(key, since));
  }

  private Instant last(JsonNode answer) {
    Instant last = Instant.MIN;
    for (JsonNode item : answer.path("items")) {
      Instant at = time(item.path("at").asText());
      last = at.isAfter(last) ? at : last;
    }
    return last;
  }

  private Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      String what = "%s gave an item whose time is \"%s\". See what the step that reads returns.";
      throw Failure.of(Kind.MALFORMED, "connector.cursor-time", what.formatted(key, text), e);
    }
  }
}
