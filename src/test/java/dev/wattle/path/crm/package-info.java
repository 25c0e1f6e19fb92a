/** People in several accounts of a CRM, as the world sees it. */
@NullMarked
package dev.wattle.path.crm;

import org.jspecify.annotations.NullMarked;
