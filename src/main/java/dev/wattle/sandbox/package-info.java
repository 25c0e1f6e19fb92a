/**
 * L3: simulators of Meta and of the vendors on one loopback port, so that everything runs with no
 * account; only with the profile {@code sandbox}.
 */
@NullMarked
package dev.wattle.sandbox;

import org.jspecify.annotations.NullMarked;
