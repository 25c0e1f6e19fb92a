/**
 * L2: what webhooks did not tell is asked for: how far each vendor's changes have been read, and
 * the turns in which the rest is read.
 */
@NullMarked
package dev.wattle.connector.cursor;

import org.jspecify.annotations.NullMarked;
