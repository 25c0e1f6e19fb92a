package dev.wattle.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.Fault;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsAnySubsetWithTheWholeShareAsDefault() throws JsonProcessingException {
    Fault fault = FaultReader.read("hubspot", JSON.readTree("{\"status\":429,\"retryAfter\":2}"));
    assertThat(fault).isEqualTo(new Fault(429, 1, 2, null, null, null));
  }

  @Test
  void readsHowMetaReportsWhatBecameOfMessages() throws JsonProcessingException {
    String json = "{\"statuses\":\"failed, twice\",\"code\":131049,\"retries\":false}";
    Fault fault = FaultReader.read("whatsapp", JSON.readTree(json));
    assertThat(fault)
        .isEqualTo(new Fault(null, 1, null, null, null, "failed,twice", 131049, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"statuses":"late,melted"}               | statuses
          {"statuses":"late,late"}                 | statuses
          {"statuses":7}                           | statuses
          {"code":131049}                          | code
          {"statuses":"late","code":131049}        | code
          {"statuses":"failed","code":"131049"}    | code
          {"retries":"no"}                         | retries
          """)
  void namesTheFieldOfMetasThatIsWrong(String json, String field) throws JsonProcessingException {
    assertThat(problem("whatsapp", json)).containsEntry("field", field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"status":200}       | status
          {"status":"429"}     | status
          {"share":1.5}        | share
          {"latencyMs":-1}     | latencyMs
          {"mode":"melt"}      | mode
          {"colour":"red"}     | colour
          {"statuses":"late"}  | statuses
          {"retries":false}    | retries
          """)
  void namesTheFieldThatIsWrong(String json, String field) throws JsonProcessingException {
    assertThat(problem("hubspot", json)).containsEntry("field", field);
  }

  private static Map<String, Object> problem(String vendor, String json)
      throws JsonProcessingException {
    JsonNode fault = JSON.readTree(json);
    FieldProblem problem =
        catchThrowableOfType(FieldProblem.class, () -> FaultReader.read(vendor, fault));
    assertThat(problem.getBody().getStatus()).isEqualTo(400);
    return Objects.requireNonNull(problem.getBody().getProperties());
  }
}
