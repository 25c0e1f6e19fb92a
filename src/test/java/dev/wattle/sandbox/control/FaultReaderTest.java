package dev.wattle.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.sandbox.Fault;
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
          """)
  void namesTheFieldThatIsWrong(String json, String field) throws JsonProcessingException {
    FieldProblem problem =
        catchThrowableOfType(
            FieldProblem.class, () -> FaultReader.read("hubspot", JSON.readTree(json)));
    assertThat(problem.getBody().getStatus()).isEqualTo(400);
    assertThat(problem.getBody().getProperties()).containsEntry("field", field);
  }
}
