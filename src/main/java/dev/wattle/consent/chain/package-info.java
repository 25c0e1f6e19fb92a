/** Proof that no row of the ledger was changed, removed or put in afterwards. */
@NullMarked
package dev.wattle.consent.chain;

import org.jspecify.annotations.NullMarked;
