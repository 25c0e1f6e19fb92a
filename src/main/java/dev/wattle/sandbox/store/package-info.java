/** L3: where the simulators' objects survive a restart and {@code kill -9}. */
@NullMarked
package dev.wattle.sandbox.store;

import org.jspecify.annotations.NullMarked;
