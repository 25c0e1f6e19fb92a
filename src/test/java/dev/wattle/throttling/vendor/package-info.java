@org.jspecify.annotations.NullMarked
package dev.wattle.throttling.vendor;
