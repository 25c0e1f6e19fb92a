/** L3: the review list of records that only a person can tell apart. */
@NullMarked
package dev.wattle.ops.identity;

import org.jspecify.annotations.NullMarked;
