/** What every YAML file keeps to; the command {@code check} and the build apply the same rules. */
@NullMarked
package dev.wattle.command.rule;

import org.jspecify.annotations.NullMarked;
