/** Read receipts and the typing indicator: no message, hence not through the gate. */
@NullMarked
package dev.wattle.outbound.read;

import org.jspecify.annotations.NullMarked;
