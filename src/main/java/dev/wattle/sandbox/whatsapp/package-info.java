/** L3: simulated Meta, the Graph API side of the WhatsApp Business Platform. */
@NullMarked
package dev.wattle.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
