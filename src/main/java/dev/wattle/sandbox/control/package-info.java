/** L3: the sandbox's controls on the admin port: requests, events, faults, and people who write. */
@NullMarked
package dev.wattle.sandbox.control;

import org.jspecify.annotations.NullMarked;
