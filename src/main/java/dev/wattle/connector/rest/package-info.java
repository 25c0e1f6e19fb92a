/** Calls to anybody who speaks HTTP and JSON, by configuration. */
@NullMarked
package dev.wattle.connector.rest;

import org.jspecify.annotations.NullMarked;
