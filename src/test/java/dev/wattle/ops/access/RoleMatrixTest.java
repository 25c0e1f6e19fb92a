package dev.wattle.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every operation of the admin port against every role. */
@AdminPortApp.Test
class RoleMatrixTest {

  private static final String VIEWER = AdminPort.basic("vera", "vera-looks");
  private static final String OPERATOR = AdminPort.basic("olga", "olga-acts");
  private static final String ADMIN = AdminPort.basic("admin", "sandbox");

  private final AdminPort caller;

  RoleMatrixTest(@LocalServerPort int port) {
    caller = new AdminPort(port);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          # method, path, viewer, operator, admin
          GET,    /,                                                    yes, yes, yes
          GET,    /actuator/prometheus,                                 yes, yes, yes
          GET,    /ops/dead-letters/1,                                  yes, yes, yes
          POST,   /ops/dead-letters/1/replay,                           no,  yes, yes
          POST,   /ops/dead-letters/1/discard,                          no,  yes, yes
          POST,   /ops/dead-letters/replay,                             no,  yes, yes
          GET,    /ops/holds,                                           yes, yes, yes
          POST,   /ops/holds/release,                                   no,  yes, yes
          GET,    /ops/templates,                                       yes, yes, yes
          POST,   /ops/templates/approve,                               no,  no,  yes
          POST,   /ops/templates/submit,                                no,  no,  yes
          POST,   /ops/templates/sync,                                  no,  no,  yes
          POST,   /ops/templates/delete,                                no,  no,  yes
          POST,   /ops/templates/unpause,                               no,  no,  yes
          GET,    /ops/audit,                                           no,  yes, yes
          GET,    /ops/audit/verify,                                    no,  yes, yes
          GET,    /ops/audit/export,                                    no,  yes, yes
          GET,    /ops/contacts/+61491570156/consent-pack,              no,  yes, yes
          GET,    /ops/contacts/+61491570156/export,                    no,  no,  yes
          POST,   /ops/contacts/+61491570156/erasure,                   no,  no,  yes
          GET,    /ops/erasures/1,                                      no,  yes, yes
          GET,    /ops/retention,                                       yes, yes, yes
          POST,   /ops/retention/dry-run,                               no,  yes, yes
          POST,   /ops/retention/run,                                   no,  no,  yes
          POST,   /ops/consent/reviews/1/decide,                        no,  yes, yes
          POST,   /ops/consent/complaints/1/close,                      no,  yes, yes
          POST,   /ops/anything-new,                                    no,  no,  yes
          DELETE, /sandbox/requests,                                    no,  yes, yes
          GET,    /actuator/jolokia/version,                            no,  no,  yes
          GET,    /actuator/jolokia/exec/java.lang:type=Memory/gc,      no,  no,  yes
          GET,    /actuator/jolokia/write/java.lang:type=Memory/Verbose/false, no, no, yes
          POST,   /actuator/jolokia,                                    no,  no,  yes
          GET,    /actuator/hawtio/index.html,                          no,  no,  yes
          """)
  void letsEachRoleDoWhatItMay(
      String method, String path, String viewer, String operator, String admin) {
    assertThat(allowed(method, path, VIEWER)).as("viewer").isEqualTo(viewer);
    assertThat(allowed(method, path, OPERATOR)).as("operator").isEqualTo(operator);
    assertThat(allowed(method, path, ADMIN)).as("admin").isEqualTo(admin);
  }

  private String allowed(String method, String path, String login) {
    int status = caller.send(method, path, "Authorization", login).statusCode();
    assertThat(status).isIn(200, 400, 403);
    return status == 403 ? "no" : "yes";
  }
}
