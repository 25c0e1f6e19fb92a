/**
 * L3: Kafka, PostgreSQL and Hazelcast in or beside this process, so that one machine needs nothing
 * installed.
 */
@NullMarked
package dev.wattle.embedded;

import org.jspecify.annotations.NullMarked;
