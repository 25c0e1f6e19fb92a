/** People in a second helpdesk, as the world sees it. */
@NullMarked
package dev.wattle.path.desk;

import org.jspecify.annotations.NullMarked;
