/** Finds the items in a webhook, whatever is wrong around them. */
@NullMarked
package dev.wattle.whatsapp.webhook.split;

import org.jspecify.annotations.NullMarked;
