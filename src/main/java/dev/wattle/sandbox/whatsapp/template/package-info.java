/** L3: the templates of the simulated account, and what befalls them. */
@NullMarked
package dev.wattle.sandbox.whatsapp.template;

import org.jspecify.annotations.NullMarked;
