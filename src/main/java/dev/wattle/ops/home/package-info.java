/** The first page of the admin port. */
@NullMarked
package dev.wattle.ops.home;

import org.jspecify.annotations.NullMarked;
