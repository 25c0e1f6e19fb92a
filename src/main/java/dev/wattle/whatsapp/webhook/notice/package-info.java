/** Everything that is no message: people, calls, groups, templates, numbers, accounts, errors. */
@NullMarked
package dev.wattle.whatsapp.webhook.notice;

import org.jspecify.annotations.NullMarked;
