package dev.wattle.ops.template.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which flows send a template: those that name it, and those that used it lately. */
@Component
class FlowUse {

  private static final Logger LOG = LoggerFactory.getLogger(FlowUse.class);
  private static final Duration LATELY = Duration.ofDays(30);
  private static final String ENDING = ".camel.yaml";
  private static final String[] FOLDERS = {"classpath*:routes/flows/*", "file:routes/flows/*"};

  private final JdbcClient jdbc;
  private final Clock clock;

  FlowUse(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Route ids, or {@code api}. */
  Set<String> of(String template) {
    Set<String> flows =
        new TreeSet<>(
            jdbc.sql("select distinct flow from message where template = ? and requested_at > ?")
                .params(template, clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    Pattern word = Pattern.compile("(?<![a-z0-9_])" + Pattern.quote(template) + "(?![a-z0-9_])");
    for (String folder : FOLDERS) {
      naming(word, folder, flows);
    }
    return flows;
  }

  private static void naming(Pattern word, String folder, Set<String> flows) {
    try {
      String files = folder + ENDING;
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
        String name = String.valueOf(file.getFilename());
        if (word.matcher(file.getContentAsString(StandardCharsets.UTF_8)).find()) {
          flows.add(name.substring(0, name.length() - ENDING.length()));
        }
      }
    } catch (IOException e) {
      LOG.debug("no-flows folder={}", folder);
    }
  }
}
