package dev.wattle.contact.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.contact.mapping.Mappings.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mapping is configuration: it works both ways, and what is wrong with it has a line. */
class MappingsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Source FIELDS =
      new Source(
          "fields",
          "config/fields.yaml",
          """
          contact:
            phone: address
            name: text
            email: email
            value: number
            tags: list
            consent.marketing: text
          deal:
            stage: text
          """);
  private static final String GOOD =
      """
      vendor: crm-a
      contact:
        phone: { theirs: [phone, mobile], owner: wattle }
        name: { theirs: custom.first_name }
        email: { theirs: email, owner: vendor }
        value: { theirs: worth }
        tags: { theirs: labels }
        consent.marketing:
          theirs: opt_in
          values: { given: true, withdrawn: false }
      deal:
        stage: { theirs: step, values: { won: closedwon } }
      """;

  private static final String BAD =
      """
      vendor: crm-x
      contact:
        nome: { theirs: firstname }
        name: { theirs: firstname, owner: us }
        email: { theirs: firstname, owner: vendor, direction: out }
        value: { owner: wattle, direction: in }
        value: { theirs: worth }
        phone: { theirs: phone, direction: both }
        tags: { theirs: labels, way: in }
      company:
        name: { theirs: x }
      """;

  @Test
  void mapsOutWithNamesWordsAndDirections() throws Exception {
    Mapping mapping = good();

    JsonNode ours =
        JSON.readTree(
            """
            {"phone": "+61491570156", "name": " Kerry ", "email": "k@example.com", "value": "10.50",
             "tags": "b;a", "consent.marketing": "withdrawn", "unknown": 1}
            """);

    assertThat(JSON.readTree(mapping.out("contact", ours).toString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"phone": "+61491570156", "mobile": "+61491570156", "custom": {"first_name": "Kerry"},
                 "worth": 10.5, "labels": ["a", "b"], "opt_in": false}
                """));
    assertThat(mapping.out("deal", JSON.readTree("{\"stage\": \"won\"}")))
        .hasToString("{\"step\":\"closedwon\"}");
  }

  @Test
  void mapsInWhatMayComeIn() throws Exception {
    JsonNode theirs =
        JSON.readTree(
            """
            {"phone": "+61000", "custom": {"first_name": ""}, "email": "K@Example.com", "worth": "10.50",
             "labels": ["b", "a"], "opt_in": "FALSE", "more": 1}
            """);

    assertThat(good().in("contact", theirs))
        .hasToString(
            "{\"name\":null,\"email\":\"k@example.com\",\"value\":10.5,\"tags\":[\"a\",\"b\"],"
                + "\"consent.marketing\":\"withdrawn\"}");
  }

  @Test
  void saysWhoseValueCounts() {
    Mappings mappings = Mappings.read(FIELDS, List.of(file("crm-a", GOOD))).mappings();

    assertThat(mappings.owner("email")).isEqualTo(MappedField.Owner.VENDOR);
    assertThat(mappings.owningVendor("email")).contains("crm-a");
    assertThat(mappings.owner("name")).isEqualTo(MappedField.Owner.NEWEST);
    assertThat(mappings.owner("phone")).isEqualTo(MappedField.Owner.WATTLE);
  }

  @Test
  void everyMistakeIsNamedWithFileAndLine() {
    assertThat(findings(file("crm-b", BAD)))
        .containsExactlyInAnyOrder(
            "crm-b.yaml: vendor says 'crm-x', but the file is named crm-b.yaml",
            "crm-b.yaml:3: nome is no field of ours; add it to config/fields.yaml or use one of"
                + " [consent.marketing, email, name, phone, tags, value]",
            "crm-b.yaml:4: name has the owner 'us'; use one of [wattle, vendor, newest]",
            "crm-b.yaml:5: email is owned by the vendor, so that nothing could go out",
            "crm-b.yaml:5: firstname is name already; a field may be used once",
            "crm-b.yaml:6: value has no theirs: the name of the vendor's field",
            "crm-b.yaml:6: value is owned by wattle, so that nothing could come in",
            "crm-b.yaml:7: value stands here a second time; keep one of them",
            "crm-b.yaml:8: phone says who the person is; give it owner wattle and direction out",
            "crm-b.yaml:9: tags has no option way; use [theirs, owner, direction, values]",
            "crm-b.yaml:10: company is no object of ours; use one of [contact, deal]");
  }

  @Test
  void aFieldHasOneOwnerAcrossAllVendors() {
    String other =
        """
        vendor: crm-b
        contact:
          name: { theirs: n, owner: wattle }
          email: { theirs: e, owner: vendor }
          value: { theirs: v, direction: out }
        """;

    assertThat(findings(file("crm-a", GOOD), file("crm-b", other)))
        .containsExactly(
            "crm-b.yaml:3: name is owned by wattle here and by newest in crm-a.yaml;"
                + " let one own it and give the others direction out",
            "crm-b.yaml:4: email is owned by crm-b here and by crm-a in crm-a.yaml;"
                + " let one own it and give the others direction out");
  }

  @Test
  void brokenYamlIsAFindingToo() {
    assertThat(findings(file("crm-b", "vendor: crm-b\ncontact: { name: [\n")))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding).startsWith("crm-b.yaml"));
    assertThat(findings(file("crm-b", ""))).isNotEmpty();
  }

  @Test
  void theShippedMappingsAreRight() {
    assertThat(MappingFolders.read().findings()).isEmpty();
    assertThat(MappingFolders.read().mappings().all()).isNotEmpty();
  }

  private static Mapping good() {
    Mappings.Reading reading = Mappings.read(FIELDS, List.of(file("crm-a", GOOD)));
    assertThat(reading.findings()).isEmpty();
    return reading.mappings().of("crm-a");
  }

  private static Source file(String vendor, String text) {
    return new Source(vendor, vendor + ".yaml", text);
  }

  private static List<String> findings(Source... files) {
    return Stream.of(Mappings.read(FIELDS, List.of(files)))
        .flatMap(reading -> reading.findings().stream())
        .map(Finding::toString)
        .toList();
  }
}
