/** Consents from and to CSV files: all of a file or nothing of it. */
@NullMarked
package dev.wattle.ops.consent.csv;

import org.jspecify.annotations.NullMarked;
