/** L3: simulated Zendesk Support: users, tickets, comments, and an agent who answers. */
@NullMarked
package dev.wattle.sandbox.zendesk;

import org.jspecify.annotations.NullMarked;
