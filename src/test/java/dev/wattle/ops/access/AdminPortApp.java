package dev.wattle.ops.access;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The admin port with one route and one page, and no engines. */
@EnableAutoConfiguration
@ComponentScan("dev.wattle.ops.access")
class AdminPortApp {

  /** Marks a test over that app on a free port. */
  @Retention(RetentionPolicy.RUNTIME)
  @ActiveProfiles("sandbox")
  @AutoConfigureObservability(tracing = false)
  @SpringBootTest(
      classes = AdminPortApp.class,
      webEnvironment = WebEnvironment.RANDOM_PORT,
      properties = {
        "camel.main.routes-include-pattern=classpath:none/*.yaml",
        "management.endpoint.health.validate-group-membership=false",
        "test.admin-port=true",
        "spring.datasource.url=unused",
        "wattle.bus.brokers=127.0.0.1:1",
        "wattle.data-dir=target/admin-port",
        "wattle.ops.users[0].name=vera",
        "wattle.ops.users[0].password={noop}vera-looks",
        "wattle.ops.users[0].roles=viewer",
        "wattle.ops.users[1].name=olga",
        "wattle.ops.users[1].password={bcrypt}$2a$04$UnJ3mm0IayGiP6CZiOeCLeUFUyiE7CZ3Jp.cXTxJ4kjxTdwhivGmG",
        "wattle.ops.users[1].roles=operator",
        "spring.autoconfigure.exclude="
            + "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.hazelcast.HazelcastAutoConfiguration,"
            + "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
      })
  @interface Test {}

  @Bean
  RouteBuilder oneRoute() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:start").routeId("order-shipped-to-whatsapp").log("passed");
      }
    };
  }

  /** Other apps of tests find it, too, and must not have it. */
  @RestController
  @ConditionalOnProperty("test.admin-port")
  static class Page {
    @RequestMapping({"/", "/sandbox/requests", "/ops/**"})
    String page() {
      return "inside";
    }
  }
}
