/** Joins the calls of connectors to the limits that they have to keep. */
@NullMarked
package dev.wattle.inbound.limit;

import org.jspecify.annotations.NullMarked;
