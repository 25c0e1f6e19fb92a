/** L3: simulated Freshdesk: contacts, tickets, notes, an automation, and an agent with a key. */
@NullMarked
package dev.wattle.sandbox.freshdesk;

import org.jspecify.annotations.NullMarked;
