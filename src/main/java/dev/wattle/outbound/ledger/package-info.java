/** L3, part of outbound: what became of every message. */
@NullMarked
package dev.wattle.outbound.ledger;

import org.jspecify.annotations.NullMarked;
