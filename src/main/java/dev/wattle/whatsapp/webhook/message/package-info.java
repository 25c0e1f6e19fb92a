/** Messages of all types, whoever wrote them, and what became of ours. */
@NullMarked
package dev.wattle.whatsapp.webhook.message;

import org.jspecify.annotations.NullMarked;
