/** L3: what Meta refuses, and with which error code; every rule has a place in Meta's documents. */
@NullMarked
package dev.wattle.sandbox.whatsapp.rules;

import org.jspecify.annotations.NullMarked;
