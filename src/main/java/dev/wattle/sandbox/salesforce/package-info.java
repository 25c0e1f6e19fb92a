/** L3: Salesforce, played: login, records by id and by external id, a little SOQL. */
@NullMarked
package dev.wattle.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
