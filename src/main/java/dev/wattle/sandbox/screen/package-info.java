/** L3: what colleagues see and do on each vendor's screen, beside the sandbox's phone. */
@NullMarked
package dev.wattle.sandbox.screen;

import org.jspecify.annotations.NullMarked;
