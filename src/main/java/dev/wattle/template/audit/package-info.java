/** L2: who approved, submitted or changed which template, when and why; nothing is ever removed. */
@NullMarked
package dev.wattle.template.audit;

import org.jspecify.annotations.NullMarked;
