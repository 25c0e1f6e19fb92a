/** Tests of {@link dev.wattle.inbound.gather}. */
@org.jspecify.annotations.NullMarked
package dev.wattle.inbound.gather;
