/** What operators see of a person: nothing by which they could be reached. */
@NullMarked
package dev.wattle.privacy.masking;

import org.jspecify.annotations.NullMarked;
