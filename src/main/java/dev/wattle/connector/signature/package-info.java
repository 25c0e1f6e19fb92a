/** L2: whether a webhook's untouched bytes were signed by someone who knows our secret. */
@NullMarked
package dev.wattle.connector.signature;

import org.jspecify.annotations.NullMarked;
