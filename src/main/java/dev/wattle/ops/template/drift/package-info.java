/** Templates that Meta no longer treats as we do, and whose flows that concerns. */
@NullMarked
package dev.wattle.ops.template.drift;

import org.jspecify.annotations.NullMarked;
