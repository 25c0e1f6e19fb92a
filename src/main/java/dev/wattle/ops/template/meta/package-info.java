/** L3: what people do to Meta's copies of templates, whether or not we have a file of them. */
@NullMarked
package dev.wattle.ops.template.meta;

import org.jspecify.annotations.NullMarked;
