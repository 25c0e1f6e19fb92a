/** L2: who a person is to us: identities, service window, the facts that enrich a conversation. */
@NullMarked
package dev.wattle.contact;

import org.jspecify.annotations.NullMarked;
