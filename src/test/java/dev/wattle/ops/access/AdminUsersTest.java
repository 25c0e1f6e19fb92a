package dev.wattle.ops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wattle.ops.access.AccessSettings.Role;
import dev.wattle.ops.access.AccessSettings.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class AdminUsersTest {

  private static final PasswordEncoder ENCODER =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  @Test
  void refusesToStartWithoutAnybody() {
    assertThatThrownBy(() -> live("", ""))
        .hasMessageContaining("Set WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD");
  }

  @Test
  void refusesHalfALogin() {
    assertThatThrownBy(() -> live("ada", "")).hasMessageContaining("only one of");
  }

  @Test
  void refusesTheSandboxPasswordOutsideTheSandbox() {
    String hash = ENCODER.encode("sandbox");

    assertThatThrownBy(() -> live("ada", "sandbox")).hasMessageContaining("Choose another");
    assertThatThrownBy(() -> live("ada", hash)).hasMessageContaining("Choose another");
    assertThatThrownBy(() -> live(new User("bo", hash, List.of(Role.VIEWER))))
        .hasMessageContaining("password of 'bo'");
  }

  @Test
  void refusesPlainPasswordsOfPeopleOutsideTheSandbox() {
    assertThatThrownBy(() -> live(new User("bo", "{noop}long-enough", List.of(Role.VIEWER))))
        .hasMessageContaining("not hashed")
        .hasMessageNotContaining("long-enough");
    assertThatThrownBy(() -> live(new User("bo", "long-enough", List.of(Role.VIEWER))))
        .hasMessageContaining("not hashed");
  }

  @Test
  void refusesPeopleWithoutRoles() {
    assertThatThrownBy(() -> live(new User("bo", ENCODER.encode("quiet"), List.of())))
        .hasMessageContaining("needs a name and roles");
  }

  @Test
  void knowsTheAdministratorAndOthers() {
    var settings =
        new AccessSettings(
            "ada", "quiet", List.of(new User("bo", ENCODER.encode("x"), List.of(Role.OPERATOR))));

    assertThat(new AdminUsers(ENCODER, false).of(settings))
        .extracting(user -> user.getUsername() + user.getAuthorities())
        .containsExactly("ada[ROLE_ADMIN]", "bo[ROLE_OPERATOR]");
  }

  @Test
  void printsNoPassword() {
    assertThat(
            new AccessSettings("ada", "quiet", List.of(new User("bo", "hush", List.of())))
                .toString())
        .doesNotContain("quiet", "hush");
  }

  private static void live(String name, String password) {
    new AdminUsers(ENCODER, false).of(new AccessSettings(name, password, List.of()));
  }

  private static void live(User user) {
    new AdminUsers(ENCODER, false).of(new AccessSettings("ada", "quiet", List.of(user)));
  }
}
