/** Our template files and Meta's copies: compared, submitted, reconciled, and watched for drift. */
@NullMarked
package dev.wattle.ops.template;

import org.jspecify.annotations.NullMarked;
