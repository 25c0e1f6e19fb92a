package dev.wattle.ops.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends people to the login page, and tells programs 401. */
final class AdminEntryPoint implements AuthenticationEntryPoint {

  private static final String BODY =
      """
      {"type":"about:blank","title":"Unauthorized","status":401,\
      "detail":"ops.not-logged-in: this path needs a login. Send HTTP Basic, or log in at /login."}
      """;

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (wantsPage(request)) {
      response.sendRedirect(request.getContextPath() + "/login");
      return;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", request.getContextPath() + "/login");
    }
    // A browser's script must not raise the browser's own password box.
    if (request.getHeader("Sec-Fetch-Site") == null) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Wattle\", charset=\"UTF-8\"");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter().write(BODY);
  }

  /** Whether a person looks at the answer. */
  static boolean wantsPage(HttpServletRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return accept.contains(MediaType.TEXT_HTML_VALUE) && request.getHeader("HX-Request") == null;
  }
}
