/** Keeps the tokens of vendors with the keys that encrypt addresses. */
@NullMarked
package dev.wattle.inbound.token;

import org.jspecify.annotations.NullMarked;
