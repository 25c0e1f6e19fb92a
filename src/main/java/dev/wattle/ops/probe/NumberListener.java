package dev.wattle.ops.probe;

import dev.wattle.whatsapp.manage.AccountApi.NumberFacts;
import java.time.Instant;

/** Told of every number that Meta could be asked about. */
@FunctionalInterface
interface NumberListener {

  /**
   * @param asOf when the question was put: what came by webhook since is newer
   */
  void told(NumberFacts number, Instant asOf);
}
