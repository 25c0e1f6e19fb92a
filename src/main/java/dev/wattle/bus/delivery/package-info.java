/** What a poll brought, and the lanes in which it is worked off. */
@NullMarked
package dev.wattle.bus.delivery;

import org.jspecify.annotations.NullMarked;
