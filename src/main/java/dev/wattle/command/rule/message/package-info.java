/** Messages that a flow writes out as constants, held against WhatsApp's limits. */
@NullMarked
package dev.wattle.command.rule.message;

import org.jspecify.annotations.NullMarked;
