package dev.wattle.ops.cursor;

import java.util.List;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Cursors over JMX, as Hawtio shows them. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=Cursors",
    description = "How far the changes at vendors have been read by asking")
public class CursorsBean {

  private final CursorWatch watch;

  CursorsBean(CursorWatch watch) {
    this.watch = watch;
  }

  /** One sentence for each. */
  @ManagedAttribute(description = "Until when each is known, and what went wrong since")
  public List<String> getCursors() {
    return watch.cursors().stream().map(CursorView::sentence).toList();
  }
}
