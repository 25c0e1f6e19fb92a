/** What vendors say is left of our limits, and how many calls are under way there at a time. */
@NullMarked
package dev.wattle.throttling.vendor;

import org.jspecify.annotations.NullMarked;
