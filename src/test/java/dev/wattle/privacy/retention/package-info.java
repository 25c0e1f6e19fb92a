/** The purge over a real database. */
@NullMarked
package dev.wattle.privacy.retention;

import org.jspecify.annotations.NullMarked;
