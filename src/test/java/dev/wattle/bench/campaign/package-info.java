/** Measures; asserts order and completeness, never a time. Run by {@code mvn -Pbench verify}. */
@NullMarked
package dev.wattle.bench.campaign;

import org.jspecify.annotations.NullMarked;
