/** L3: mappings held against the lists of fields that vendors have themselves. */
@NullMarked
package dev.wattle.ops.mapping;

import org.jspecify.annotations.NullMarked;
