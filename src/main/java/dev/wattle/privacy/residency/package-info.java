/** L3, part of privacy: in which country what lies, and who allowed that it lies elsewhere. */
@NullMarked
package dev.wattle.privacy.residency;

import org.jspecify.annotations.NullMarked;
