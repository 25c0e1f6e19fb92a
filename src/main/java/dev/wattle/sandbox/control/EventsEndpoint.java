package dev.wattle.sandbox.control;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /sandbox/events}: every canonical event as it was published, numbered. */
@RestController
@Profile("sandbox")
class EventsEndpoint {

  private final EventLog events;

  EventsEndpoint(EventLog events) {
    this.events = events;
  }

  @GetMapping("/sandbox/events")
  void since(
      @RequestParam(defaultValue = "0") long since,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long limit,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    PrintWriter out = response.getWriter();
    out.write('[');
    boolean[] first = {true};
    events.each(
        since,
        limit,
        (number, json) -> {
          out.write((first[0] ? "" : ",\n") + "{\"number\":" + number + ",\"event\":" + json + "}");
          first[0] = false;
        });
    out.write(']');
  }
}
