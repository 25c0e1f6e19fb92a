/** L2: what Meta says about our templates, and since when. */
@NullMarked
package dev.wattle.template.state;

import org.jspecify.annotations.NullMarked;
