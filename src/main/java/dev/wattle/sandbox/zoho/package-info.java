/** L3: simulated Zoho CRM: tokens, records with required and unique fields, notes, channel. */
@NullMarked
package dev.wattle.sandbox.zoho;

import org.jspecify.annotations.NullMarked;
