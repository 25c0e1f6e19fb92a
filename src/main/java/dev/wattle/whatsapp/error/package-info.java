/** L2: what Meta's error codes mean for a message, as a table. */
@NullMarked
package dev.wattle.whatsapp.error;

import org.jspecify.annotations.NullMarked;
