/** L3: other systems that take canonical events by signed webhooks. */
@NullMarked
package dev.wattle.subscription;

import org.jspecify.annotations.NullMarked;
