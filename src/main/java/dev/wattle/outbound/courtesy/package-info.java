/** L3, part of outbound: how often, when, and to whom it is fitting to write. */
@NullMarked
package dev.wattle.outbound.courtesy;

import org.jspecify.annotations.NullMarked;
