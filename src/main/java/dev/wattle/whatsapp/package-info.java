/** L2: the only room that knows Meta's JSON; here, what it is told about our account. */
@NullMarked
package dev.wattle.whatsapp;

import org.jspecify.annotations.NullMarked;
