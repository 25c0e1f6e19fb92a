/** Where what lies, and what refuses the start. */
@NullMarked
package dev.wattle.privacy.residency;

import org.jspecify.annotations.NullMarked;
