package io.github.emv4j.transaction;

import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transport.CardChannel;

/** What every stage after GET PROCESSING OPTIONS works with. */
record SessionContext(CardChannel channel, CardInterface cardInterface, TerminalData terminal) {}
