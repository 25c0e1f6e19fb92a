/** L3, part of outbound: answers in groups, where more people read than are meant. */
@NullMarked
package dev.wattle.outbound.group;

import org.jspecify.annotations.NullMarked;
