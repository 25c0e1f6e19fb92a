package dev.wattle.contact.cipher;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionSettings.class)
class EncryptionConfiguration {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** On one of the nodes; a pass that finds nothing costs one look through each table. */
  @Bean
  Task<Void> addressEncryption(VaultJob job) {
    return Tasks.recurring("address-encryption", FixedDelay.of(PAUSE))
        .execute((instance, context) -> job.run());
  }
}
