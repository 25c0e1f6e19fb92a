/** Who may open the admin port, and what they may do there. */
@NullMarked
package dev.wattle.ops.access;

import org.jspecify.annotations.NullMarked;
