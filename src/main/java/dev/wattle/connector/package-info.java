/**
 * L2: what every connector shares: HTTP manners, tokens, signatures, and the name each failure
 * gets. Knows HTTP, no vendor.
 */
@NullMarked
package dev.wattle.connector;

import org.jspecify.annotations.NullMarked;
