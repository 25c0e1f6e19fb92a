/** L2: every administrative act, who did it and what it changed; nothing is ever removed. */
@NullMarked
package dev.wattle.audit;

import org.jspecify.annotations.NullMarked;
