/** The admin port as operators and attackers meet it. */
@NullMarked
package dev.wattle.ops;

import org.jspecify.annotations.NullMarked;
