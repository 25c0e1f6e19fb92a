/** L2: OAuth client credentials: one cached token for each vendor account. */
@NullMarked
package dev.wattle.connector.token;

import org.jspecify.annotations.NullMarked;
