/** The exact words that people agree to, by version and language; once shown they never change. */
@NullMarked
package dev.wattle.consent.wording;

import org.jspecify.annotations.NullMarked;
