/** L3: what other systems say of a person, taken in and told to everybody if it is news. */
@NullMarked
package dev.wattle.inbound.change;

import org.jspecify.annotations.NullMarked;
