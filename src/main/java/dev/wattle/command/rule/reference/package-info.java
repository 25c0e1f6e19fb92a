/** Rules on names that must exist elsewhere: settings, limits, templates, event types. */
@NullMarked
package dev.wattle.command.rule.reference;

import org.jspecify.annotations.NullMarked;
