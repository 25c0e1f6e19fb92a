/** L2: files that people sent: fetched once, checked, kept by their content, forgotten in time. */
@NullMarked
package dev.wattle.media;

import org.jspecify.annotations.NullMarked;
