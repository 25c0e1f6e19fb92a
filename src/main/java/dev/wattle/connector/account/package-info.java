/** L2: calls by Camel components that log in by themselves, one for each account at a vendor. */
@NullMarked
package dev.wattle.connector.account;

import org.jspecify.annotations.NullMarked;
