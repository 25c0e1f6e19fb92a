package dev.wattle.sandbox.screen;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The screens that are switched on, in their order on the page. */
@Component("sandboxScreens")
@Profile("sandbox")
public class Screens {

  private final List<Screen> all;

  Screens(List<Screen> all) {
    this.all = all;
  }

  public List<Screen> on() {
    return all.stream().filter(Screen::isOn).toList();
  }

  /**
   * @throws IllegalArgumentException if there is no such screen
   */
  public Screen of(String id) {
    return on().stream()
        .filter(screen -> screen.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("sandbox.no-screen: there is no such screen"));
  }
}
