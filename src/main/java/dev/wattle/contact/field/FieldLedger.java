package dev.wattle.contact.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wattle.contact.external.ExternalId.Account;
import dev.wattle.contact.field.FieldState.At;
import dev.wattle.contact.mapping.MappedField.Owner;
import dev.wattle.contact.mapping.Mapping;
import dev.wattle.contact.mapping.Mappings;
import dev.wattle.event.ContactId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the changes of several systems to one state, whatever their order and however often each
 * is told: the owner's value counts, else the later change; our own writes coming back are no
 * change.
 */
@Component
public class FieldLedger {

  private final FieldRows rows;
  private final Mappings mappings;
  private final ObjectMapper json;
  private final Clock clock;

  FieldLedger(FieldRows rows, Mappings mappings, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.mappings = mappings;
    this.json = json;
    this.clock = clock;
  }

  /** Takes in what a system says. Works in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public FieldOutcome apply(ContactId contact, FieldChange change) {
    UUID person = rows.lock(contact.value());
    Map<String, JsonNode> changed = new LinkedHashMap<>();
    Set<String> differing = new TreeSet<>();
    change
        .fields()
        .forEach(
            (field, told) -> {
              JsonNode value = mappings.type(field).normal(told);
              if (isNews(person, change, field, value)) {
                changed.put(field, value);
              } else if (differs(person, change.origin().key(), field)) {
                differing.add(field);
              }
            });
    return new FieldOutcome(changed, differing);
  }

  /** Names of all fields that we know of the person. */
  public List<String> known(ContactId contact) {
    return rows.names(contact.value());
  }

  /**
   * What that account has to be told of these fields, by our names, written down as sent.
   *
   * @param cause id of the event on whose account we write; asked again for it, the answer is the
   *     same, so that a replay writes again
   */
  @Transactional
  public ObjectNode due(
      ContactId contact, Account account, Collection<String> fields, String cause) {
    UUID person = rows.lock(contact.value());
    String system = account.key();
    Mapping mapping = mappings.of(account.vendor());
    ObjectNode due = json.createObjectNode();
    for (String field : fields) {
      Optional<FieldState> state = rows.state(person, field);
      boolean out = mapping.field("contact", field).filter(one -> one.goesOut()).isPresent();
      if (out && state.isPresent() && isDue(person, system, field, state.get(), cause)) {
        rows.sent(person, system, field, state.get().value(), cause, clock.instant());
        due.set(field, state.get().value());
      }
    }
    return due;
  }

  private boolean isDue(UUID person, String system, String field, FieldState state, String cause) {
    @Nullable JsonNode there = rows.at(person, system, field).believed();
    boolean missing = there == null ? !state.value().isNull() : !state.holds(there);
    return missing || rows.wasSentFor(person, system, field, cause);
  }

  /** Notes what was told, and whether it changes what we know. */
  private boolean isNews(UUID person, FieldChange change, String field, JsonNode value) {
    String system = change.origin().key();
    At at = rows.at(person, system, field);
    if (isStale(at, change, value)) {
      return false;
    }
    boolean repeated = FieldState.isSame(value, at.believed());
    boolean echo = rows.isEcho(person, system, field, value, change.at());
    rows.told(person, system, field, value, change.at());
    if (repeated || echo || change.ours() || !mayChange(person, change, field, value)) {
      return false;
    }
    rows.set(person, field, new FieldState(value, system, change.at()));
    return true;
  }

  /** Two changes of one moment come to one end in either order: the greater text is the later. */
  private static boolean isStale(At at, FieldChange change, JsonNode value) {
    return at.isOlderThanTold(change.at())
        || (change.at().equals(at.toldAt())
            && at.told() != null
            && value.toString().compareTo(at.told().toString()) <= 0);
  }

  private boolean mayChange(UUID person, FieldChange change, String field, JsonNode value) {
    Optional<FieldState> known = rows.state(person, field);
    if (known.isPresent() && known.get().holds(value)) {
      return false;
    }
    boolean vendor = mappings.find(change.origin().vendor()).isPresent();
    if (vendor && field.startsWith("consent.") && !"withdrawn".equals(value.asText())) {
      // A tick shows no wording that the person agreed to; taking it away needs none.
      return false;
    }
    Owner owner = mappings.owner(field);
    if (owner == Owner.VENDOR) {
      return mappings.owningVendor(field).filter(change.origin().vendor()::equals).isPresent();
    }
    if (owner == Owner.WATTLE && vendor) {
      return false;
    }
    return known.isEmpty() ? !value.isNull() : isLater(change, value, known.get());
  }

  private static boolean isLater(FieldChange change, JsonNode value, FieldState known) {
    int order = change.at().compareTo(known.changedAt());
    return order > 0 || (order == 0 && value.toString().compareTo(known.value().toString()) > 0);
  }

  /** Whether that system holds another value than the right one, and we may mend it. */
  private boolean differs(UUID person, String system, String field) {
    Optional<FieldState> state = rows.state(person, field);
    boolean mendable =
        mappings
            .find(Account.of(system).vendor())
            .flatMap(mapping -> mapping.field("contact", field))
            .filter(one -> one.goesOut())
            .isPresent();
    return mendable
        && state.isPresent()
        && !FieldState.isSame(state.get().value(), rows.at(person, system, field).believed());
  }
}
