package dev.wattle.ops.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Says no. Who has not said who they are is asked for it first, even where the token is missing.
 */
final class Refusal implements AccessDeniedHandler {

  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"%s\"}";

  private final AuthenticationEntryPoint door;

  Refusal(AuthenticationEntryPoint door) {
    this.door = door;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException, ServletException {
    boolean anonymous =
        SecurityContextHolder.getContext().getAuthentication() == null
            && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    if (anonymous) {
      door.commence(request, response, new InsufficientAuthenticationException("", refused));
      return;
    }
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter().write(PROBLEM.formatted(why(refused)));
  }

  private static String why(AccessDeniedException refused) {
    return refused instanceof CsrfException
        ? "ops.forged: the request lacks the token of this session. Send the cookie XSRF-TOKEN"
            + " back as header X-XSRF-TOKEN, or use HTTP Basic without cookies from a script."
        : "ops.role-missing: your roles do not allow this. Ask for operator or admin; docs/operate.md"
            + " says who may do what.";
  }
}
