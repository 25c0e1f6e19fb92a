/** Files of our own in a message: where they stand, and what Meta takes there. */
@NullMarked
package dev.wattle.whatsapp.message.file;

import org.jspecify.annotations.NullMarked;
