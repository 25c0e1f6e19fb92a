/** Reading on from a cursor: nothing missed, nothing read for ever, one node at a time. */
@org.jspecify.annotations.NullMarked
package dev.wattle.connector.cursor;
