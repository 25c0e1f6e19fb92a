/** L2: at most one effect per key. PostgreSQL is the truth. */
@NullMarked
package dev.wattle.idempotency;

import org.jspecify.annotations.NullMarked;
