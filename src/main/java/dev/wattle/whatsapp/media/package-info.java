/** Files of messages, as Meta hands them out: by id, for a while, with the token. */
@NullMarked
package dev.wattle.whatsapp.media;

import org.jspecify.annotations.NullMarked;
