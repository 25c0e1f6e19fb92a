package dev.wattle.privacy.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {

  /** On one of the nodes. */
  @Bean
  Task<Void> retentionPurge(Purge purge, RetentionSettings settings) {
    return Tasks.recurring("retention-purge", new Daily(ZoneOffset.UTC, settings.at()))
        .execute((instance, context) -> purge.run(false));
  }
}
