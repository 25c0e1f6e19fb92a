package dev.wattle.ops.template;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateDeskSettings.class)
class TemplateConfiguration {

  /** A persistent task: of all nodes one does it; one that fails is done the next night. */
  @Bean
  Task<Void> templateReconciliation(Reconciliation reconciliation, TemplateDeskSettings settings) {
    Daily nightly = new Daily(ZoneOffset.UTC, LocalTime.parse(settings.reconcileAt()));
    return Tasks.recurring("template-reconciliation", nightly)
        .execute((instance, context) -> reconciliation.sync("schedule"));
  }
}
