/** Answers of the ledger kept in memory by the whole cluster, and forgotten in time. */
@NullMarked
package dev.wattle.consent.cache;

import org.jspecify.annotations.NullMarked;
