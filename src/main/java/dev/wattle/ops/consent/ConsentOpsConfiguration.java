package dev.wattle.ops.consent;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dev.wattle.consent.chain.ChainSettings;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentOpsConfiguration {

  /** A persistent task: of all nodes one does it; one that fails is done the next night. */
  @Bean
  Task<Void> consentVerification(ChainWatch watch, ChainSettings settings) {
    Daily nightly = new Daily(ZoneOffset.UTC, settings.verifyAt());
    return Tasks.recurring("consent-verification", nightly)
        .execute((instance, context) -> watch.verify(List.of(), "system"));
  }
}
