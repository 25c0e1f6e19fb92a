@org.jspecify.annotations.NullMarked
package dev.wattle.bench.outage;
