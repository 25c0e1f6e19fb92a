/** Bytes in a store that speaks Amazon's S3 protocol, whoever runs it. */
@NullMarked
package dev.wattle.media.store.s3;

import org.jspecify.annotations.NullMarked;
