/** What becomes of a flow whose vendor no longer knows us. */
@NullMarked
package dev.wattle.inbound.revoke;

import org.jspecify.annotations.NullMarked;
