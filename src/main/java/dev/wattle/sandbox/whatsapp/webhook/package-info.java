/** L3: what simulated Meta sends by itself: people's messages and what became of ours, signed. */
@NullMarked
package dev.wattle.sandbox.whatsapp.webhook;

import org.jspecify.annotations.NullMarked;
