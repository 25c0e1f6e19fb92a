/** L2: which days are holidays and working days where somebody lives. */
@NullMarked
package dev.wattle.calendar;

import org.jspecify.annotations.NullMarked;
