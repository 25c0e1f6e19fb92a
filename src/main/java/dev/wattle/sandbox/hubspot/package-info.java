/** L3: simulated HubSpot CRM: contacts, communications and the other objects, with their rules. */
@NullMarked
package dev.wattle.sandbox.hubspot;

import org.jspecify.annotations.NullMarked;
