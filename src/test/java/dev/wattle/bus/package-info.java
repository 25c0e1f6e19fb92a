@NullMarked
package dev.wattle.bus;

import org.jspecify.annotations.NullMarked;
