/** The command {@code templates}: our template files and Meta's copies of them. */
@NullMarked
package dev.wattle.command.template;

import org.jspecify.annotations.NullMarked;
