@org.jspecify.annotations.NullMarked
package dev.wattle.inbound.token;
