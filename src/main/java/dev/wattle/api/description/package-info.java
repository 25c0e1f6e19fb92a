/** What the API says about itself: OpenAPI, and the schema of every event type. */
@NullMarked
package dev.wattle.api.description;

import org.jspecify.annotations.NullMarked;
