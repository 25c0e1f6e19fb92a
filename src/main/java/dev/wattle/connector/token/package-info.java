/** L2: OAuth by client credentials or refresh token: one cached token for each vendor account. */
@NullMarked
package dev.wattle.connector.token;

import org.jspecify.annotations.NullMarked;
