package dev.wattle.audit;

import java.util.Optional;

/** Knows on whose behalf this thread works; supplied by the room that lets people in. */
@FunctionalInterface
public interface WhoActs {

  /** The name under which somebody logged in; empty where nobody did. */
  Optional<String> who();
}
