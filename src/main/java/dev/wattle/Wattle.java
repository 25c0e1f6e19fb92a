package dev.wattle;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts everything. */
@SpringBootApplication
@EnableScheduling
public class Wattle {

  /** The only clock; tests bring their own. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  public static void main(String[] args) {
    try {
      SpringApplication.run(Wattle.class, args);
    } catch (RuntimeException reported) {
      // Spring Boot has said why. The threads of the engines would keep the process alive.
      System.exit(1);
    }
  }
}
