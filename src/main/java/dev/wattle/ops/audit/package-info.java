/** L3, part of ops: the log of administrative acts to read, and the acts that come in by JMX. */
@NullMarked
package dev.wattle.ops.audit;

import org.jspecify.annotations.NullMarked;
