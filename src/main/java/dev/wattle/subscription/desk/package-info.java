/** L3, part of subscription: what administrators see and change. */
@NullMarked
package dev.wattle.subscription.desk;

import org.jspecify.annotations.NullMarked;
