/** What vendors say is left of our limits. */
@NullMarked
package dev.wattle.ops.limit;

import org.jspecify.annotations.NullMarked;
