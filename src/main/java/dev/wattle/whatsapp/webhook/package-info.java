/** L2: everything that Meta's webhook can send: checked, split into items, put into our words. */
@NullMarked
package dev.wattle.whatsapp.webhook;

import org.jspecify.annotations.NullMarked;
