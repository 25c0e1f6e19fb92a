package dev.wattle.ops.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The lock of the admin port: one chain, no path outside it. Jolokia is a servlet of its own, so a
 * chain for {@code /actuator/**} alone would leave it open.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AdminAccess {

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  @Bean
  SecurityFilterChain adminPort(HttpSecurity http) throws Exception {
    AdminEntryPoint door = new AdminEntryPoint();
    HttpSessionRequestCache remembered = new HttpSessionRequestCache();
    remembered.setRequestMatcher(AdminEntryPoint::wantsPage);
    return http.authorizeHttpRequests(AdminAccess::rules)
        .formLogin(form -> form.loginPage("/login"))
        .httpBasic(basic -> basic.authenticationEntryPoint(door))
        .csrf(AdminAccess::forgery)
        .requestCache(cache -> cache.requestCache(remembered))
        .exceptionHandling(
            refused ->
                refused.authenticationEntryPoint(door).accessDeniedHandler(new Refusal(door)))
        .build();
  }

  @Bean
  RoleHierarchy roleHierarchy() {
    return RoleHierarchyImpl.fromHierarchy(
        "ROLE_ADMIN > ROLE_OPERATOR\nROLE_OPERATOR > ROLE_VIEWER");
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  UserDetailsService adminUsers(
      AccessSettings settings, PasswordEncoder encoder, Environment environment) {
    boolean sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    return new InMemoryUserDetailsManager(new AdminUsers(encoder, sandbox).of(settings));
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          ask) {
    ask.requestMatchers(reading("/actuator/health/liveness", "/actuator/health/readiness"))
        .permitAll()
        .requestMatchers(PATH.matcher("/login"))
        .permitAll()
        .requestMatchers(PATH.matcher("/actuator/jolokia/**"), PATH.matcher("/actuator/hawtio/**"))
        .hasRole("ADMIN")
        .requestMatchers(PATH.matcher("/ops/contacts/*/export"))
        .hasRole("ADMIN")
        .requestMatchers(reading("/ops/audit/**", "/ops/contacts/**", "/ops/erasures/**"))
        .hasRole("OPERATOR")
        .requestMatchers(AdminAccess::isRead)
        .hasRole("VIEWER")
        .requestMatchers(
            PATH.matcher("/ops/{what:dead-letters|holds}/**"),
            PATH.matcher("/ops/consent/{what:reviews|brake|complaints}/**"),
            PATH.matcher("/ops/retention/dry-run"),
            PATH.matcher("/ops/identity/**"),
            PATH.matcher("/sandbox/**"))
        .hasRole("OPERATOR")
        .anyRequest()
        .hasRole("ADMIN");
  }

  /**
   * Readable by scripts of our own pages, because Hawtio and htmx send the token back as header.
   */
  private static void forgery(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
    // Null means at once: Hawtio's static page asks for no token, yet needs the cookie.
    handler.setCsrfRequestAttributeName(null);
    csrf.csrfTokenRepository(tokens)
        .csrfTokenRequestHandler(handler)
        .requireCsrfProtectionMatcher(new ForgeableRequest());
  }

  private static RequestMatcher[] reading(String... paths) {
    return List.of(paths).stream()
        .map(path -> PATH.matcher(HttpMethod.GET, path))
        .toArray(RequestMatcher[]::new);
  }

  private static boolean isRead(HttpServletRequest request) {
    return List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
  }
}
