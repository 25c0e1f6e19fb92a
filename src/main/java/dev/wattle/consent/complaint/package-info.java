/** L2, part of consent: complaints about messages, each with its clock. */
@NullMarked
package dev.wattle.consent.complaint;

import org.jspecify.annotations.NullMarked;
