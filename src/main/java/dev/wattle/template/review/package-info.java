/** L2: what Meta's reviewers would refuse, found before they see it. */
@NullMarked
package dev.wattle.template.review;

import org.jspecify.annotations.NullMarked;
