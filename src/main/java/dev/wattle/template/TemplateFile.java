package dev.wattle.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wattle.StrictYaml;
import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** One {@code <name>/<language>.yaml}; a bad one refuses the start, with file and key. */
final class TemplateFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Resource file;

  TemplateFile(Resource file) {
    this.file = file;
  }

  /**
   * @param path {@code <name>/<language>.yaml}; what stands in the file must agree
   * @throws Failure MISCONFIGURED
   */
  Template read(String path) {
    Map<?, ?> content = content();
    Template template = template(content);
    String expected = template.name() + "/" + template.language() + ".yaml";
    if (!expected.equals(path)) {
      throw refused("name and language say " + expected + ", but the file is " + path);
    }
    List<String> broken = TemplateRules.check(template);
    if (!broken.isEmpty()) {
      throw refused(String.join("; ", broken));
    }
    return template;
  }

  private Map<?, ?> content() {
    try {
      return StrictYaml.read(file);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private Template template(Map<?, ?> content) {
    try {
      Written written = JSON.convertValue(content, Written.class);
      return new Template(
          needed("name", written.name()),
          needed("language", written.language()),
          needed("category", written.category()),
          written.parameters() == null ? List.of() : parameters(written.parameters()),
          needed("components", written.components()),
          version(content),
          written.substitute(),
          written.variants() == null ? List.of() : written.variants(),
          written.sendTtlSeconds(),
          Boolean.TRUE.equals(written.optInRequest()));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private List<TemplateParameter> parameters(List<WrittenParameter> written) {
    return written.stream()
        .map(
            parameter ->
                new TemplateParameter(
                    needed("parameters.name", parameter.name()),
                    needed("parameters.type", parameter.type()),
                    parameter.example() == null ? "" : parameter.example(),
                    parameter.button() == null ? -1 : parameter.button()))
        .toList();
  }

  private <T> T needed(String key, @Nullable T value) {
    if (value == null) {
      throw refused(key + " is missing");
    }
    return value;
  }

  private static String version(Map<?, ?> content) {
    try {
      byte[] canonical = JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalArgumentException("it holds more than texts, numbers and lists", e);
    }
  }

  private Failure refused(String what) {
    return Failure.of(
        Kind.MISCONFIGURED,
        "template.file",
        file.getDescription() + ": " + what + ". Correct the file; see docs/messages.md.");
  }

  private record Written(
      @Nullable String name,
      @Nullable String language,
      @Nullable Category category,
      @Nullable List<WrittenParameter> parameters,
      @Nullable List<Map<String, Object>> components,
      @Nullable String substitute,
      @Nullable List<String> variants,
      @JsonProperty("message-send-ttl-seconds") @Nullable Integer sendTtlSeconds,
      @JsonProperty("opt-in-request") @Nullable Boolean optInRequest) {}

  private record WrittenParameter(
      @Nullable String name,
      TemplateParameter.@Nullable Type type,
      @Nullable String example,
      @Nullable Integer button) {}
}
