/**
 * L3, part of outbound: what keeps good messages from going: held numbers, stopped templates,
 * people out of reach.
 */
@NullMarked
package dev.wattle.outbound.obstacle;

import org.jspecify.annotations.NullMarked;
