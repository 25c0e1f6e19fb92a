package dev.wattle.contact.mapping;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A mapping that is wrong refuses the start, with every file and line. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

  @Bean
  Mappings mappings() {
    Mappings.Reading reading = MappingFolders.read();
    if (!reading.findings().isEmpty()) {
      String all =
          reading.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
      throw Failure.of(Kind.MISCONFIGURED, "contact.mapping", all + "\nSee docs/mappings.md.");
    }
    return reading.mappings();
  }
}
