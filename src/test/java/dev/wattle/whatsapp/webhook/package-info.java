/** Every type, field and odd habit of Meta's webhook, as files; and what no file could think of. */
@NullMarked
package dev.wattle.whatsapp.webhook;

import org.jspecify.annotations.NullMarked;
