/**
 * L3: the public HTTP API on the public port; keys, problem documents, and the four doors behind
 * them.
 */
@NullMarked
package dev.wattle.api;

import org.jspecify.annotations.NullMarked;
