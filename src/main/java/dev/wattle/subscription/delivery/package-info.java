/** L3, part of subscription: events that go to subscribers, signed, in order, again if need be. */
@NullMarked
package dev.wattle.subscription.delivery;

import org.jspecify.annotations.NullMarked;
