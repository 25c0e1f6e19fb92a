/**
 * L3: simulated HubSpot's conversations inbox: a custom channel, its threads, files and answers.
 */
@NullMarked
package dev.wattle.sandbox.hubspot.inbox;

import org.jspecify.annotations.NullMarked;
