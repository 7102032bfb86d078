package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;

/**
 * A record that the AFL marks for offline data authentication.
 *
 * @param sfi short file identifier, 1 to 30
 * @param data the whole answer to READ RECORD without its status word
 */
public record AuthenticatedRecord(int sfi, Bytes data) {}
