package dev.wattle.bus.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class LaneOutcomeTest {

  @Test
  void whatTheFailureRoutesThemselvesThrowBreaksTheLaneOff() throws Exception {
    Lane lane = new Lane(List.of());
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              onException(IllegalStateException.class)
                  .handled(true)
                  .process(
                      exchange -> {
                        throw new RejectedExecutionException("we are stopping");
                      });
              from("direct:lane")
                  .setProperty("lane", constant(lane))
                  .split(body(), new LaneOutcome())
                  .throwException(new IllegalStateException("the vendor is away"));
            }
          });
      camel.start();
      camel.createProducerTemplate().send("direct:lane", one -> one.getIn().setBody(List.of(1)));
    }

    assertThat(lane.broken()).isInstanceOf(RejectedExecutionException.class);
  }
}
