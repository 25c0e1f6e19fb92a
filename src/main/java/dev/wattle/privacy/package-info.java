/**
 * L3: what a person may ask of those who hold their data: to see it, to have it, to have it gone.
 */
@NullMarked
package dev.wattle.privacy;

import org.jspecify.annotations.NullMarked;
