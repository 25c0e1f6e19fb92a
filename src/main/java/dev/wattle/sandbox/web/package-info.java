/** L3: the landing page and the sandbox phone, for people with a browser. */
@NullMarked
package dev.wattle.sandbox.web;

import org.jspecify.annotations.NullMarked;
