/** One item of a webhook, and how to read it although Meta's types and levels vary. */
@NullMarked
package dev.wattle.whatsapp.webhook.item;

import org.jspecify.annotations.NullMarked;
