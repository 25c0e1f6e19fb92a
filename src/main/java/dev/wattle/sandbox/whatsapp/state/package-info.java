/** L3: how strict simulated Meta is, how our number stands with it, and the switches for both. */
@NullMarked
package dev.wattle.sandbox.whatsapp.state;

import org.jspecify.annotations.NullMarked;
