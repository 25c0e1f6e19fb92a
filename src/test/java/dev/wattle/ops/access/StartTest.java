package dev.wattle.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class StartTest {

  private final WebApplicationContextRunner start =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(SecurityAutoConfiguration.class, WebMvcAutoConfiguration.class))
          .withUserConfiguration(AdminAccess.class)
          .withPropertyValues("spring.profiles.active=live");

  @Test
  void isRefusedOutsideTheSandboxWithoutALogin() {
    start.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("Set WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD"));
  }

  @Test
  void isRefusedOutsideTheSandboxWithTheSandboxLogin() {
    start
        .withPropertyValues("wattle.ops.admin-user=admin", "wattle.ops.admin-password=sandbox")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("WATTLE_ADMIN_PASSWORD) is the sandbox's own password"));
  }

  @Test
  void succeedsWithALoginOfOnesOwn() {
    start
        .withPropertyValues("wattle.ops.admin-user=ada", "wattle.ops.admin-password=7-emus-run")
        .run(context -> assertThat(context).hasNotFailed());
  }
}
