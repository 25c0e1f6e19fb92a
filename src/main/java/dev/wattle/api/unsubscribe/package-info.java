/** The page behind an unsubscribe link: no log-in, one button. */
@NullMarked
package dev.wattle.api.unsubscribe;

import org.jspecify.annotations.NullMarked;
