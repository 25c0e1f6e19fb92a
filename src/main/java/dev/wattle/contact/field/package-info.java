/**
 * L2: what we know of a person field by field, and how changes of several systems come to one
 * state.
 */
@NullMarked
package dev.wattle.contact.field;

import org.jspecify.annotations.NullMarked;
