/** What commands ask a running Wattle, over its admin port. */
@NullMarked
package dev.wattle.command.admin;

import org.jspecify.annotations.NullMarked;
