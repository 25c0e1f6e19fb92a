/** What several tests share. */
@NullMarked
package dev.wattle.testing;

import org.jspecify.annotations.NullMarked;
