package dev.wattle.ops.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** The ledger over JMX, as Hawtio shows it. Public because JMX calls it. */
@Component
@ManagedResource(
    objectName = "dev.wattle:type=ConsentLedger",
    description = "The ledger of consents and whether anybody tampered with it")
public class ConsentLedgerBean {

  private final ChainWatch watch;
  private final ObjectMapper json;

  ConsentLedgerBean(ChainWatch watch, ObjectMapper json) {
    this.watch = watch;
    this.json = json;
  }

  @ManagedOperation(description = "Looks at every row and seal; says what does not fit, as JSON")
  public String verify() throws JsonProcessingException {
    return json.writeValueAsString(watch.verify(List.of(), "jmx"));
  }

  @ManagedOperation(description = "What the latest verification found, as JSON; null before it")
  public String latest() throws JsonProcessingException {
    return json.writeValueAsString(watch.latest().orElse(null));
  }
}
