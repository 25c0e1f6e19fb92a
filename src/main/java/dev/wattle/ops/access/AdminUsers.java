package dev.wattle.ops.access;

import dev.wattle.failure.Failure;
import dev.wattle.failure.Kind;
import dev.wattle.ops.access.AccessSettings.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Turns settings into people, and refuses the start where the door would stand open. */
public final class AdminUsers {

  private static final String SANDBOX_PASSWORD = "sandbox";
  private static final String ENCODED = "\\{[A-Za-z0-9@-]+\\}.+";

  private final PasswordEncoder encoder;
  private final boolean sandbox;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param sandbox whether well-known passwords are allowed
   */
  AdminUsers(PasswordEncoder encoder, boolean sandbox) {
    this.encoder = encoder;
    this.sandbox = sandbox;
  }

  /**
   * @throws Failure MISCONFIGURED {@code ops.access} that names every key at fault
   */
  public static void check(AccessSettings settings, boolean sandbox) {
    new AdminUsers(PasswordEncoderFactories.createDelegatingPasswordEncoder(), sandbox)
        .of(settings);
  }

  /**
   * @throws Failure MISCONFIGURED {@code ops.access} that names every key at fault
   */
  List<UserDetails> of(AccessSettings settings) {
    Stream<UserDetails> admin =
        settings.adminUser().isBlank() && settings.adminPassword().isBlank()
            ? Stream.empty()
            : Stream.of(administrator(settings));
    Stream<UserDetails> others = settings.users().stream().map(this::user);
    List<UserDetails> all = Stream.concat(admin, others).toList();
    if (all.isEmpty()) {
      problems.add(
          "nobody may log in to the admin port. Set WATTLE_ADMIN_USER and WATTLE_ADMIN_PASSWORD,"
              + " or wattle.ops.users.");
    }
    if (!problems.isEmpty()) {
      throw Failure.of(Kind.MISCONFIGURED, "ops.access", String.join("\n", problems));
    }
    return all;
  }

  private UserDetails administrator(AccessSettings settings) {
    String password = settings.adminPassword();
    if (settings.adminUser().isBlank() || password.isBlank()) {
      problems.add(
          "only one of wattle.ops.admin-user (WATTLE_ADMIN_USER) and wattle.ops.admin-password"
              + " (WATTLE_ADMIN_PASSWORD) is set. Set both.");
    }
    // A plain password came from the environment of this process: hashing it here guards nothing,
    // and would cost every scripted request a tenth of a second.
    String stored = password.matches(ENCODED) ? password : "{noop}" + password;
    check("wattle.ops.admin-password (WATTLE_ADMIN_PASSWORD)", stored);
    return person(settings.adminUser(), stored, List.of(Role.ADMIN));
  }

  private UserDetails user(AccessSettings.User user) {
    String name = user.name() == null ? "" : user.name();
    String key = "wattle.ops.users, password of '" + name + "'";
    if (name.isBlank() || user.roles().isEmpty()) {
      problems.add("wattle.ops.users: '%s' needs a name and roles. Add them.".formatted(name));
    }
    if (!user.password().matches(ENCODED) || (!sandbox && user.password().startsWith("{noop}"))) {
      problems.add(key + " is not hashed. Set it to {bcrypt} and the hash.");
    } else {
      check(key, user.password());
    }
    return person(name, user.password(), user.roles());
  }

  private void check(String key, String stored) {
    try {
      if (!sandbox && encoder.matches(SANDBOX_PASSWORD, stored)) {
        problems.add(key + " is the sandbox's own password. Choose another.");
      }
    } catch (IllegalArgumentException e) {
      problems.add(key + " has an unknown encoding. Use {bcrypt}.");
    }
  }

  private static UserDetails person(String name, String stored, List<Role> roles) {
    return User.withUsername(name.isBlank() ? "?" : name)
        .password(stored)
        .roles(roles.stream().map(Role::name).toArray(String[]::new))
        .build();
  }
}
