/** L2: what a vendor pushes over a connection that we hold open: where we are, and who listens. */
@NullMarked
package dev.wattle.connector.feed;

import org.jspecify.annotations.NullMarked;
