/** Files of our own in messages: checked when they are asked for, uploaded when they are sent. */
@NullMarked
package dev.wattle.outbound.file;

import org.jspecify.annotations.NullMarked;
