package dev.wattle.ops.mapping;

import dev.wattle.contact.mapping.MappedField;
import dev.wattle.contact.mapping.Mapping;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which mappings there are, and whether the vendor has the fields that they name. */
@RestController
@RequestMapping("/ops/mappings")
class MappingApi {

  private final Mappings mappings;
  private final VendorFields fields;

  MappingApi(Mappings mappings, VendorFields fields) {
    this.mappings = mappings;
    this.fields = fields;
  }

  /** A mapping, and whether its vendor can be asked for a list of fields. */
  record View(String vendor, String file, boolean canBeCompared) {}

  /**
   * What a comparison found.
   *
   * @param compared how many fields of the vendor were looked up
   */
  record Comparison(String vendor, int compared, List<String> findings) {}

  @GetMapping
  List<View> list() {
    return mappings.all().stream()
        .map(one -> new View(one.vendor(), one.file(), fields.canTell(one.vendor())))
        .toList();
  }

  /** Asks the vendor, now. */
  @GetMapping("/{vendor}")
  Comparison compare(@PathVariable String vendor) {
    Mapping mapping =
        mappings
            .find(vendor)
            .filter(known -> fields.canTell(vendor))
            .orElseThrow(
                () ->
                    Failure.of(
                        Kind.REFUSED,
                        "ops.mapping-unknown",
                        "%s has no mapping, or no flow that lists its fields.".formatted(vendor)));
    List<String> findings = new ArrayList<>();
    int compared = 0;
    for (String object : mapping.objects().keySet()) {
      Map<String, Boolean> known = fields.of(vendor, object);
      for (MappedField field : mapping.fields(object)) {
        compared += field.theirs().size();
        field.theirs().forEach(name -> compare(mapping, field, name, known, findings));
      }
    }
    return new Comparison(vendor, compared, findings);
  }

  private static void compare(
      Mapping mapping,
      MappedField field,
      String name,
      Map<String, Boolean> known,
      List<String> findings) {
    String place = mapping.file() + ":" + field.line() + ": ";
    if (!known.containsKey(name)) {
      findings.add(
          place + field.ours() + ": the account has no field " + name + ". Make it there.");
    } else if (field.goesOut() && known.get(name)) {
      findings.add(place + field.ours() + ": " + name + " can only be read; set direction in.");
    }
  }

  @ExceptionHandler
  ProblemDetail problem(Failure failure) {
    HttpStatus status =
        failure.code().endsWith("mapping-unknown")
            ? HttpStatus.NOT_FOUND
            : HttpStatus.SERVICE_UNAVAILABLE;
    return ProblemDetail.forStatusAndDetail(status, failure.getMessage());
  }
}
