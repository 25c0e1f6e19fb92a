/** The doors for consents, and for what we know of a person. */
@NullMarked
package dev.wattle.api.contact;

import org.jspecify.annotations.NullMarked;
