/** L2: the call that makes a person's phone ring; only the gate may reach it. */
@NullMarked
package dev.wattle.whatsapp.send;

import org.jspecify.annotations.NullMarked;
