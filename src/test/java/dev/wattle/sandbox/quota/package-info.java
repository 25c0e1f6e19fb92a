@org.jspecify.annotations.NullMarked
package dev.wattle.sandbox.quota;
