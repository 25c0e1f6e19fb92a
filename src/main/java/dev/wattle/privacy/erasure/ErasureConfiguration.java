package dev.wattle.privacy.erasure;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  Task<Void> personErasure(Eraser eraser) {
    return Tasks.oneTime(ErasureDesk.TASK)
        .onFailure(new ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10)))
        .execute((instance, context) -> eraser.erase(UUID.fromString(instance.getId())));
  }
}
