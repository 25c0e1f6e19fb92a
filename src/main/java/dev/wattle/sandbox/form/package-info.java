/** L3: what simulated vendors are sent as a form with files. */
@NullMarked
package dev.wattle.sandbox.form;

import org.jspecify.annotations.NullMarked;
