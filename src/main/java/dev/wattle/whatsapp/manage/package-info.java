/** L2: what is arranged with Meta beside messages: templates, tokens, subscriptions, numbers. */
@NullMarked
package dev.wattle.whatsapp.manage;

import org.jspecify.annotations.NullMarked;
