package dev.wattle.whatsapp.error;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** The table beside the process, else the one in the jar. */
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

  private static final String FILE = "config/whatsapp-errors.yaml";

  @Bean
  ErrorTable errorTable() {
    Resource beside = new FileSystemResource(FILE);
    return new ErrorTableFile(beside.exists() ? beside : new ClassPathResource(FILE)).read();
  }
}
