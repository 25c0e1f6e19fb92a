/** L3, part of ops: reviews, the brake and complaints, for those who decide on them. */
@NullMarked
package dev.wattle.ops.talk;

import org.jspecify.annotations.NullMarked;
