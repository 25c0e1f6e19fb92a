/**
 * L3: how often the simulated vendors call the business's webhooks for one change: not at all,
 * once, or several times.
 */
@NullMarked
package dev.wattle.sandbox.manner;

import org.jspecify.annotations.NullMarked;
