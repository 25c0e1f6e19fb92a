/** The door for messages: asked for once by key, answered for ever by id. */
@NullMarked
package dev.wattle.api.message;

import org.jspecify.annotations.NullMarked;
