/** L1: what happened, in our own words. Canonical events and commands; nothing but the JDK. */
@NullMarked
package dev.wattle.event;

import org.jspecify.annotations.NullMarked;
