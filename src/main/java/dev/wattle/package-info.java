/** Integration middleware between WhatsApp Business and the systems a company already has. */
@NullMarked
package dev.wattle;

import org.jspecify.annotations.NullMarked;
