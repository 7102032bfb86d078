package io.github.emv4j.report;

/**
 * How much was exchanged with a card.
 *
 * @param count commands, GET RESPONSE included
 * @param bytesSent bytes of commands
 * @param bytesReceived bytes of answers, status words included
 */
public record Exchanges(int count, long bytesSent, long bytesReceived) {}
