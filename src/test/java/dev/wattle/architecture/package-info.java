/**
 * The plan of the house, checked: what leans on what, how things are named, and how big they are.
 */
@NullMarked
package dev.wattle.architecture;

import org.jspecify.annotations.NullMarked;
