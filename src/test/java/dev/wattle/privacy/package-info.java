/** The person's rights over the whole product. */
@NullMarked
package dev.wattle.privacy;

import org.jspecify.annotations.NullMarked;
