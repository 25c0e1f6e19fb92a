/** L2: what other systems call what we know, and what only a person can decide about it. */
@NullMarked
package dev.wattle.contact.external;

import org.jspecify.annotations.NullMarked;
