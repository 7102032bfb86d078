package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a card answers, a read ends, and sends nothing but commands that read. */
class HostileCardReadingTest {
  /** SELECT, READ RECORD, GET PROCESSING OPTIONS, GET DATA, GET RESPONSE. */
  private static final Set<Integer> READING_INSTRUCTIONS = Set.of(0xA4, 0xB2, 0xA8, 0xCA, 0xC0);

  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .accepting(AidList.common().acceptingAnyListedByCard())
          .choosing(ApplicationChoice.best());

  @Property(tries = 400)
  void endsWhateverACardAnswers(@ForAll long seed) {
    RandomCard card = new RandomCard(new Random(seed));

    CardReport report = READER.inspectAll(card);

    assertThat(report.exchanges().count()).isLessThanOrEqualTo(CardChannel.MAX_EXCHANGES);
    assertThat(READING_INSTRUCTIONS).containsAll(card.instructions);
  }

  @Property(tries = 600)
  void endsWhateverIsChangedInTheAnswersOfARealCard(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int rarity) {
    DamagedCard card = new DamagedCard(new Random(seed), rarity);

    CardReport report = READER.inspectAll(card);

    assertThat(report.exchanges().count()).isLessThanOrEqualTo(CardChannel.MAX_EXCHANGES);
    assertThat(READING_INSTRUCTIONS).containsAll(card.instructions);
  }

  /** Answers with random bytes, often with a status word that makes sense. */
  private static final class RandomCard extends TestCard {
    private static final int[] STATUS = {0x9000, 0x9000, 0x6283, 0x6110, 0x6C10, 0x6A82, 0x6985};

    RandomCard(Random random) {
      super(random);
    }

    @Override
    byte[] answer(byte[] command) {
      byte[] answer = new byte[random.nextInt(40)];
      random.nextBytes(answer);
      if (answer.length >= 4 && random.nextInt(3) > 0) {
        answer[0] = new byte[] {0x6F, 0x70, 0x77, (byte) 0x80}[random.nextInt(4)];
        answer[1] = (byte) (answer.length - 4);
        int status = STATUS[random.nextInt(STATUS.length)];
        answer[answer.length - 2] = (byte) (status >> 8);
        answer[answer.length - 1] = (byte) status;
      }
      return answer;
    }
  }

  /** Answers like a card, with a byte changed, added or lost now and then. */
  private static final class DamagedCard extends TestCard {
    private final VirtualCard card = VirtualCard.of(VirtualProfiles.standard());
    private final int rarity;

    DamagedCard(Random random, int rarity) {
      super(random);
      this.rarity = rarity;
      Bytes unused = card.powerUp();
      assertThat(unused.isEmpty()).isFalse();
    }

    @Override
    byte[] answer(byte[] command) {
      byte[] answer = card.transmit(command);
      if (random.nextInt(rarity) > 0) {
        return answer;
      }
      int at = random.nextInt(answer.length);
      switch (random.nextInt(3)) {
        case 0 -> answer[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> answer = Arrays.copyOf(answer, at);
        default -> answer = Arrays.copyOf(answer, answer.length + at);
      }
      return answer;
    }
  }

  private abstract static class TestCard implements CardConnection {
    final Random random;
    final Set<Integer> instructions = new TreeSet<>();

    TestCard(Random random) {
      this.random = random;
    }

    abstract byte[] answer(byte[] command);

    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public TransmissionProtocol protocol() {
      return TransmissionProtocol.values()[random.nextInt(2)];
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      instructions.add(command[1] & 0xFF);
      return answer(command);
    }

    @Override
    public void close() {}
  }
}
