/** Whatever goes wrong on an HTTP exchange, as a problem document (RFC 9457). */
@NullMarked
package dev.wattle.api.problem;

import org.jspecify.annotations.NullMarked;
