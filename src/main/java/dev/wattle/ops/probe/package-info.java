/** Token, subscription and numbers at Meta, looked at before they fail. */
@NullMarked
package dev.wattle.ops.probe;

import org.jspecify.annotations.NullMarked;
