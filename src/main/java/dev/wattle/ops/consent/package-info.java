/** What the people who run Wattle see and do of the consent ledger. */
@NullMarked
package dev.wattle.ops.consent;

import org.jspecify.annotations.NullMarked;
