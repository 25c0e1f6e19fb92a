/** L3: what the people who run Wattle see: health, metrics, dead letters, and who may look. */
@NullMarked
package dev.wattle.ops;

import org.jspecify.annotations.NullMarked;
