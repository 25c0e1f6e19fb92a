/** L3: what an agent wrote in a helpdesk, as messages for the person. */
@NullMarked
package dev.wattle.outbound.reply;

import org.jspecify.annotations.NullMarked;
