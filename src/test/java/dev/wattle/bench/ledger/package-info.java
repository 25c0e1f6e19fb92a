/** What the consent ledger takes. */
@NullMarked
package dev.wattle.bench.ledger;

import org.jspecify.annotations.NullMarked;
