package dev.wattle.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;

/** Sees every canonical event, in the order in which it was numbered. */
public interface EventWatcher {

  void saw(JsonNode event);
}
