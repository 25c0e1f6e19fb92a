package dev.wattle.connector.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cursors for flows, by cursor-read-action and cursor-keep-action. */
public class CursorSteps {

  private static final Logger LOG = LoggerFactory.getLogger(CursorSteps.class);
  private static final String CURSOR = "cursor";
  private static final String READING = "cursorReading";
  private static final String PAGES = "cursorPages";
  private static final String ITEMS = "cursorItems";
  private static final String BEGUN = "cursorBegun";

  private final CursorRows rows;
  private final ObjectMapper json;
  private final Clock clock;

  CursorSteps(CursorRows rows, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Sets property {@code cursorMore}, and the body to the first question. Where there was no cursor
   * one begins now, and there is nothing to ask.
   *
   * @param overlap how much earlier than the cursor the turn begins
   */
  public void read(
      Exchange exchange, String vendor, String account, String object, String overlap) {
    Cursor.Key key = new Cursor.Key(vendor, account, object);
    Instant now = clock.instant();
    Cursor cursor = rows.find(key).orElse(null);
    exchange.setProperty(BEGUN, now);
    exchange.setProperty(Turns.MORE, Boolean.toString(cursor != null));
    if (cursor == null) {
      rows.begin(key, flow(exchange), now);
      LOG.info("cursor-begun cursor={}", key);
      return;
    }
    Reading reading = new Reading(cursor, cursor.reached().minus(duration(overlap)));
    exchange.setProperty(CURSOR, cursor);
    exchange.setProperty(READING, reading);
    exchange.getMessage().setBody(reading.question());
  }

  /**
   * Body: the vendor's answer, all of which is stored; afterwards the next question.
   *
   * @param mostPages after which the turn ends; the next one goes on from there at once
   */
  public void keep(Exchange exchange, int mostPages) throws IOException {
    JsonNode answer = tree(exchange.getMessage().getBody());
    Reading reading = exchange.getProperty(READING, Reading.class);
    reading.stored(answer);
    move(exchange, reading);
    int pages = exchange.getProperty(PAGES, 0, Integer.class) + 1;
    int items = exchange.getProperty(ITEMS, 0, Integer.class) + answer.path("items").size();
    boolean enough = pages >= mostPages && reading.canPause();
    exchange.setProperty(PAGES, pages);
    exchange.setProperty(ITEMS, items);
    exchange.setProperty(Turns.AGAIN, reading.more() && enough);
    exchange.setProperty(Turns.MORE, Boolean.toString(reading.more() && !enough));
    exchange.getMessage().setBody(reading.question());
    if (!reading.more() || enough) {
      LOG.info(
          "caught-up flow={} reached={} pages={} items={}",
          flow(exchange),
          reading.reached(),
          pages,
          items);
    }
  }

  private void move(Exchange exchange, Reading reading) {
    Cursor from = exchange.getProperty(CURSOR, Cursor.class);
    Instant begun = reading.more() ? null : exchange.getProperty(BEGUN, Instant.class);
    String token = reading.token();
    if (!rows.move(from, flow(exchange), reading.reached(), token, begun)) {
      String text =
          "%s was moved by another turn. Nothing is lost: the next turn goes on from there.";
      throw Failure.of(Kind.UNREACHABLE, "connector.cursor-moved", text.formatted(from.key()));
    }
    exchange.setProperty(CURSOR, rows.find(from.key()).orElse(from));
  }

  private JsonNode tree(Object body) throws IOException {
    if (body instanceof JsonNode node) {
      return node;
    }
    return body instanceof byte[] bytes
        ? json.readTree(bytes)
        : json.readTree(String.valueOf(body));
  }

  private static Duration duration(String text) {
    return Duration.ofMillis(org.apache.camel.util.TimeUtils.toMilliSeconds(text));
  }

  private static String flow(Exchange exchange) {
    return exchange.getProperty(Turns.FLOW, "unnamed", String.class);
  }
}
