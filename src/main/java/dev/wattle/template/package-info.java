/** L2: approved message templates: their contract, versions, and what Meta says about them. */
@NullMarked
package dev.wattle.template;

import org.jspecify.annotations.NullMarked;
