/** Tests of {@link dev.wattle.inbound.together}. */
@org.jspecify.annotations.NullMarked
package dev.wattle.inbound.together;
