package dev.wattle.ops.limit;

import dev.wattle.throttling.vendor.VendorLimits;
import java.util.List;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Limits of vendors over JMX, as Hawtio shows them. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=Limits",
    description = "What vendors say is left of our limits, and how many calls are under way")
public class LimitsBean {

  private final VendorLimits limits;

  LimitsBean(VendorLimits limits) {
    this.limits = limits;
  }

  /** One sentence for each. */
  @ManagedAttribute(description = "Each limit: what is left, until when nothing is, what runs")
  public List<String> getLimits() {
    return limits.sentences().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }
}
