package dev.wattle.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wattle.sandbox.Fault;
import dev.wattle.sandbox.Faults;
import dev.wattle.sandbox.Simulator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sandbox/faults}: how each vendor misbehaves. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/faults")
class FaultsEndpoint {

  private final Faults faults;
  private final Set<String> vendors = new TreeSet<>();

  FaultsEndpoint(Faults faults, List<Simulator> simulators) {
    this.faults = faults;
    simulators.forEach(simulator -> vendors.add(simulator.vendor()));
  }

  @GetMapping
  Map<String, Fault> all() {
    return faults.all();
  }

  @PutMapping("/{vendor}")
  Fault set(@PathVariable String vendor, @RequestBody(required = false) @Nullable JsonNode body) {
    known(vendor);
    Fault fault = FaultReader.read(vendor, body);
    faults.set(vendor, fault);
    return fault;
  }

  @DeleteMapping("/{vendor}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear(@PathVariable String vendor) {
    known(vendor);
    faults.clear(vendor);
  }

  private void known(String vendor) {
    if (!vendors.contains(vendor)) {
      throw FieldProblem.unknown("vendor", vendor + " is no simulated vendor. Use " + vendors);
    }
  }
}
