/** L3: the records of simulated Zendesk Support and the rules they keep. */
@NullMarked
package dev.wattle.sandbox.zendesk.records;

import org.jspecify.annotations.NullMarked;
