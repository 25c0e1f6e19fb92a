/** Complaints that callers take down. */
@NullMarked
package dev.wattle.api.complaint;

import org.jspecify.annotations.NullMarked;
