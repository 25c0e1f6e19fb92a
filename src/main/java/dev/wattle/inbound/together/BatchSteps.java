package dev.wattle.inbound.together;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.inbound.gather.GatherSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.springframework.stereotype.Component;

/** What {@code batch-action} does: the records of several lanes go in one call. */
@Component("batchSteps")
public class BatchSteps {

  /** Says that an exchange is a call for several; their own exchanges have the deliveries. */
  public static final String TOGETHER = "together";

  private final Map<String, Gathering> gatherings = new ConcurrentHashMap<>();
  private final CamelContext camel;
  private final ProducerTemplate routes;
  private final GatherSettings settings;
  private final Clock clock;
  private final Counter calls;
  private final Counter records;

  BatchSteps(
      CamelContext camel,
      ProducerTemplate routes,
      GatherSettings settings,
      Clock clock,
      MeterRegistry meters) {
    this.camel = camel;
    this.routes = routes;
    this.settings = settings;
    this.clock = clock;
    this.calls = meters.counter("wattle.batch.calls");
    this.records = meters.counter("wattle.batch.records");
  }

  /**
   * The body, one record, becomes what the flow {@code batch} says of it.
   *
   * @param most how many records its call takes
   * @throws Failure what the call came to; MISCONFIGURED {@code gather.batch-unknown}
   */
  public void join(Exchange exchange, String batch, int most) {
    if (camel.getRoute(batch) == null) {
      String text =
          "batch-action names the flow %s, which does not run. Switch it on, then replay.";
      throw Failure.of(Kind.MISCONFIGURED, "gather.batch-unknown", text.formatted(batch));
    }
    JsonNode record = exchange.getMessage().getBody(JsonNode.class);
    String key = exchange.getProperty("subject", UUID.randomUUID().toString(), String.class);
    String flow = exchange.getProperty("flow", batch, String.class);
    JsonNode result =
        gatherings
            .computeIfAbsent(batch, name -> new Gathering(clock, settings.linger()))
            .join(new Member(record, key), most, members -> call(batch, flow, members));
    exchange.getMessage().setBody(result);
  }

  private List<Result> call(String batch, String flow, List<Member> members) {
    calls.increment();
    records.increment(members.size());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode inputs = body.putArray("records");
    members.forEach(member -> inputs.add(member.record()));
    Exchange exchange = new DefaultExchange(camel, org.apache.camel.ExchangePattern.InOut);
    exchange.setProperty("flow", flow);
    exchange.setProperty(TOGETHER, members.size());
    exchange.getMessage().setBody(body);
    Exchange done = routes.send("direct:batch-" + batch, exchange);
    if (done.getException() != null) {
      String text = "the call for %d records was broken off. Tried again.";
      throw Failure.of(
          Kind.UNREACHABLE,
          "gather.broken-off",
          text.formatted(members.size()),
          done.getException());
    }
    if (done.getProperty("gaveUp") != null) {
      throw done.getProperty("failure", Failure.class);
    }
    return results(members.size(), done.getMessage().getBody(JsonNode.class), batch);
  }

  private static List<Result> results(int many, JsonNode answer, String batch) {
    JsonNode results =
        answer == null ? JsonNodeFactory.instance.nullNode() : answer.path("results");
    if (results.size() != many) {
      String text = "flow %s gave %d results for %d records. Correct its mapping, then replay.";
      String said = text.formatted(batch, results.size(), many);
      return java.util.Collections.nCopies(
          many, Result.of(Failure.of(Kind.MISCONFIGURED, "gather.results-wrong", said)));
    }
    List<Result> all = new ArrayList<>();
    for (JsonNode result : results) {
      boolean again = many > 1 && result.path("alone").asBoolean();
      all.add(again ? Result.ALONE : Result.of(result));
    }
    return all;
  }
}
