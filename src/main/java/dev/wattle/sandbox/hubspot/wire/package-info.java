/** L3: how simulated HubSpot refuses, and how it signs and delivers its webhooks. */
@NullMarked
package dev.wattle.sandbox.hubspot.wire;

import org.jspecify.annotations.NullMarked;
