/** What several events ask of one vendor at the same time becomes one call. */
@NullMarked
package dev.wattle.inbound.together;

import org.jspecify.annotations.NullMarked;
