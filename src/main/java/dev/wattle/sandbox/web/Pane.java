package dev.wattle.sandbox.web;

import dev.wattle.sandbox.screen.Screen;
import dev.wattle.sandbox.screen.View;
import org.jspecify.annotations.Nullable;

/**
 * A screen on the page.
 *
 * @param version changes with what is shown
 * @param view null if the person is not there yet
 */
record Pane(
    String id,
    String title,
    boolean answered,
    boolean photos,
    String version,
    @Nullable View view) {

  static Pane of(Screen screen, Customer customer) {
    @Nullable View view = screen.of(customer.phone()).orElse(null);
    String version = view == null ? "0" : Integer.toHexString(view.hashCode());
    return new Pane(
        screen.id(), screen.title(), screen.isAnswered(), screen.takesPhotos(), version, view);
  }

  /** What the first helpdesk's form is called since there was but one. */
  public String form() {
    return "ticket".equals(id) ? "agent" : "agent-" + id;
  }

  /** The box for the answer. */
  public String box() {
    return "ticket".equals(id) ? "reply" : "reply-" + id;
  }
}
