/** How many calls a simulated vendor takes, in a time and at a time. */
@NullMarked
package dev.wattle.sandbox.quota;

import org.jspecify.annotations.NullMarked;
