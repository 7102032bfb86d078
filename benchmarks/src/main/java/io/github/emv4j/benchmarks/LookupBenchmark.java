package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.KnownAid;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.Tags;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.Atr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;

/** Names of what a card holds: tags, applications, the answer to reset. */
public class LookupBenchmark extends Suite {
  private static final Pattern VISA = Pattern.compile("A000000003[0-9A-F]{4,22}");

  private final Bytes aid = Bytes.fromHex("A0000000031010");
  private final Bytes atr = Bytes.fromHex("3B6500002063CB6800");
  private final AidList aids = AidList.common();
  private final Tag tag = Tags.APPLICATION_EXPIRATION_DATE;
  private final Map<Tag, Optional<DataElement>> elements = new HashMap<>();

  /** Fills the table of the limit. */
  public LookupBenchmark() {
    elements.put(tag, Dictionary.emv().lookup(tag));
  }

  /** {@return what the books say of a tag} */
  @Benchmark
  public Optional<DataElement> tag() {
    return Dictionary.emv().lookup(tag);
  }

  /** {@return the same from a map of one} */
  @Benchmark
  public Optional<DataElement> limitMap() {
    return elements.get(tag);
  }

  /** {@return the scheme of an application} */
  @Benchmark
  public Optional<KnownAid> aid() {
    return KnownAids.find(aid);
  }

  /** {@return whether a terminal with about a hundred names accepts an application} */
  @Benchmark
  public boolean acceptsAid() {
    return aids.accepts(aid);
  }

  /** {@return whether one regular expression knows the application, as other libraries ask} */
  @Benchmark
  public boolean limitRegularExpression() {
    return VISA.matcher(aid.toHex()).matches();
  }

  /** {@return the answer to reset, taken apart} */
  @Benchmark
  public Atr atr() {
    return Atr.parse(atr);
  }
}
