package dev.wattle.sandbox.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Where the WebJar's script lies, whatever its version. */
@Component("sandboxHtmx")
@Profile("sandbox")
class Htmx {

  private static final String SCRIPT =
      "classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

  private final String path;

  Htmx() {
    try {
      Resource[] found = new PathMatchingResourcePatternResolver().getResources(SCRIPT);
      String url = found[0].getURL().toString();
      path = url.substring(url.lastIndexOf("/webjars/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path() {
    return path;
  }
}
