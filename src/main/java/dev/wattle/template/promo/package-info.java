/** L2, part of template: what makes a text a promotion, and what a promotion must contain. */
@NullMarked
package dev.wattle.template.promo;

import org.jspecify.annotations.NullMarked;
