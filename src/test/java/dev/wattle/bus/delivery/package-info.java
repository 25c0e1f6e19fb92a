@org.jspecify.annotations.NullMarked
package dev.wattle.bus.delivery;
