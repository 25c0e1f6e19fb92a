package dev.wattle.ops.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wattle.audit.AuditAct;
import dev.wattle.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Writes down what somebody has beans do by way of Hawtio: routes stopped, attributes set. After
 * the login, before the deed. If the database is away the deed is done all the same, as it may be
 * what mends things; the line stands in the process's log then.
 */
@Component
@Order(0)
class JolokiaAudit extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(JolokiaAudit.class);
  private static final String JOLOKIA = "/jolokia";

  private final AuditLog audit;
  private final ObjectMapper json;

  JolokiaAudit(AuditLog audit, ObjectMapper json) {
    this.audit = audit;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !path(request).contains(JOLOKIA) || request.getRemoteUser() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if ("POST".equals(request.getMethod())) {
      RepeatableRequest repeatable = new RepeatableRequest(request);
      note(request, posted(repeatable.body()));
      chain.doFilter(repeatable, response);
    } else {
      note(request, asked(request));
      chain.doFilter(request, response);
    }
  }

  private List<JolokiaCall> asked(HttpServletRequest request) {
    List<JolokiaCall> calls = new ArrayList<>();
    String path = path(request);
    int start = path.indexOf(JOLOKIA) + JOLOKIA.length() + 1;
    if (start < path.length()) {
      JolokiaCall.ofPath(path.substring(start)).ifPresent(calls::add);
    }
    @Nullable String parameter = request.getParameter("p");
    if (parameter != null) {
      JolokiaCall.ofPath(parameter).ifPresent(calls::add);
    }
    return calls;
  }

  private List<JolokiaCall> posted(byte[] body) {
    try {
      return JolokiaCall.ofBody(json.readTree(body));
    } catch (IOException e) {
      // Jolokia cannot read it either, and does nothing.
      return List.of();
    }
  }

  private void note(HttpServletRequest request, List<JolokiaCall> calls) {
    for (JolokiaCall call : calls) {
      String subject = call.bean() + " " + call.name();
      String who = request.getRemoteUser();
      try {
        audit.record(new AuditAct(who, "jmx." + call.verb(), subject, null, call.values()));
      } catch (DataAccessException | TransactionException e) {
        LOG.error(
            "audit-unwritten who={} act=jmx.{} subject={} cause={}",
            who,
            call.verb(),
            subject.replaceAll("\\s", "_"),
            e.getClass().getSimpleName());
      }
    }
  }

  private static String path(HttpServletRequest request) {
    return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
  }
}
