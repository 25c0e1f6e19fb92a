@NullMarked
package dev.wattle.connector.breaker;

import org.jspecify.annotations.NullMarked;
