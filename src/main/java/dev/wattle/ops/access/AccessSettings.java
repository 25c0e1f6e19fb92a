package dev.wattle.ops.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may log in to the admin port.
 *
 * @param adminUser name of the one administrator of the simple form; empty for none
 * @param adminPassword plain, or with its encoding: {@code {bcrypt}$2a$…}
 * @param users further people, each with roles
 */
@ConfigurationProperties("wattle.ops")
public record AccessSettings(
    @DefaultValue("") String adminUser,
    @DefaultValue("") String adminPassword,
    @DefaultValue List<User> users) {

  /** What somebody may do; each includes the ones before it. */
  public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN
  }

  /**
   * @param password with its encoding
   * @param roles at least one
   */
  public record User(
      @Nullable String name, @DefaultValue("") String password, @DefaultValue List<Role> roles) {

    @Override
    public String toString() {
      return "User[name=" + name + ", password=******, roles=" + roles + "]";
    }
  }

  @Override
  public String toString() {
    return "AccessSettings[adminUser=" + adminUser + ", adminPassword=******, users=" + users + "]";
  }
}
