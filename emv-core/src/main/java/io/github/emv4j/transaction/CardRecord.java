package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;

/**
 * A record as the card gave it (EMV 4.4 Book 3, 10.2).
 *
 * @param sfi short file identifier, 1 to 30
 * @param number record number, 1 to 255
 * @param data the whole answer, template included where there is one
 * @param authenticated whether the AFL says that it takes part in offline data authentication
 */
public record CardRecord(int sfi, int number, Bytes data, boolean authenticated) {}
