/** L3: Salesforce's Pub/Sub API, played: a gRPC port, change events in Avro, places in a stream. */
@NullMarked
package dev.wattle.sandbox.salesforce.pubsub;

import org.jspecify.annotations.NullMarked;
