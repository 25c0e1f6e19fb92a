/** What a consent must bring so that it can be proved, whichever way it comes. */
@NullMarked
package dev.wattle.api.contact.rule;

import org.jspecify.annotations.NullMarked;
