package dev.wattle.ops.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;

/**
 * A request that another site could have made a browser send, and that changes something: it needs
 * the token. A script that logs in with every request and keeps no session cannot be tricked; a
 * browser that has cached such a login can, and gives itself away by its own headers.
 */
final class ForgeableRequest implements RequestMatcher {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> SAFE_SITES = Set.of("same-origin", "none");
  private static final Pattern JOLOKIA = Pattern.compile("/jolokia/?([^/;?]*)");
  private static final Set<String> SAFE_OPERATIONS =
      Set.of("", "version", "list", "search", "read");

  @Override
  public boolean matches(HttpServletRequest request) {
    return changesSomething(request) && !isScript(request);
  }

  private static boolean changesSomething(HttpServletRequest request) {
    return !SAFE_METHODS.contains(request.getMethod()) || changesBean(request);
  }

  /** Jolokia executes and writes by GET too, also where the operation is a parameter. */
  private static boolean changesBean(HttpServletRequest request) {
    Matcher path =
        JOLOKIA.matcher(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8));
    return path.find()
        && (!SAFE_OPERATIONS.contains(path.group(1)) || request.getParameter("p") != null);
  }

  private static boolean isScript(HttpServletRequest request) {
    String login = request.getHeader(HttpHeaders.AUTHORIZATION);
    return login != null
        && login.regionMatches(true, 0, "Basic ", 0, 6)
        && request.getRequestedSessionId() == null
        && !isCrossSite(request);
  }

  private static boolean isCrossSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return (site != null && !SAFE_SITES.contains(site))
        || !isOwn(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST));
  }

  private static boolean isOwn(@Nullable String origin, @Nullable String host) {
    return origin == null
        || (host != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host));
  }
}
