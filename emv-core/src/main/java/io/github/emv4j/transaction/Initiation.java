package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;

/** What GET PROCESSING OPTIONS settled; CDA hashes the PDOL values as sent. */
record Initiation(SessionContext context, ProcessingOptions options, Bytes pdolValues) {}
