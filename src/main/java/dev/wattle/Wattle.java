package dev.wattle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wattle.command.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
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
    if (Commands.asksForOne(args)) {
      PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
      // What libraries print must not mix with what a script reads.
      System.setOut(System.err);
      System.exit(new Commands(Clock.systemUTC(), out).run(args));
    }
    try {
      SpringApplication.run(Wattle.class, args);
    } catch (RuntimeException reported) {
      // Spring Boot has said why. The threads of the engines would keep the process alive.
      System.exit(1);
    }
  }
}
