/** The log of administrative acts over HTTP. */
@NullMarked
package dev.wattle.ops.audit;

import org.jspecify.annotations.NullMarked;
