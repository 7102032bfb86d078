package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The linear files of an application or directory: records by short file identifier and number. */
final class RecordFiles {
  /** The last file whose records a file locator may have. */
  static final int MAX_LISTED_SFI = 10;

  private static final int MAX_SFI = 30;
  private static final int MAX_RECORD = 255;
  private static final int MAX_LENGTH = 256;

  private final Map<Integer, Map<Integer, Bytes>> files;

  private RecordFiles(Map<Integer, Map<Integer, Bytes>> files) {
    this.files = files;
  }

  static final class Builder {
    private final Map<Integer, Map<Integer, Bytes>> files = new TreeMap<>();

    void put(int sfi, int number, Bytes record) {
      if (sfi < 1 || sfi > MAX_SFI || number < 1 || number > MAX_RECORD) {
        throw new IllegalArgumentException("no such record: SFI " + sfi + ", record " + number);
      }
      if (record.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("record too long: " + record);
      }
      files.computeIfAbsent(sfi, key -> new TreeMap<>()).put(number, record);
    }

    Builder copy() {
      Builder copy = new Builder();
      files.forEach((sfi, records) -> copy.files.put(sfi, new TreeMap<>(records)));
      return copy;
    }

    Optional<Bytes> record(int sfi, int number) {
      return Optional.ofNullable(files.getOrDefault(sfi, Map.of()).get(number));
    }

    RecordFiles build() {
      Map<Integer, Map<Integer, Bytes>> copy = new TreeMap<>();
      files.forEach((sfi, records) -> copy.put(sfi, Map.copyOf(records)));
      return new RecordFiles(copy);
    }

    /** {@return every record of SFI 1 to 10 as an AFL, those of some files for authentication} */
    Bytes fileLocator(Set<Integer> authenticated) {
      Bytes locator = Bytes.EMPTY;
      for (Map.Entry<Integer, Map<Integer, Bytes>> file : files.entrySet()) {
        int sfi = file.getKey();
        List<Integer> numbers = List.copyOf(file.getValue().keySet());
        int from = 0;
        for (int i = 1; sfi <= MAX_LISTED_SFI && i <= numbers.size(); i++) {
          if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
            int count = authenticated.contains(sfi) ? i - from : 0;
            Bytes entry = Bytes.of(sfi << 3, numbers.get(from), numbers.get(i - 1), count);
            locator = locator.concat(entry);
            from = i;
          }
        }
      }
      return locator;
    }
  }

  boolean hasFile(int sfi) {
    return files.containsKey(sfi);
  }

  Optional<Bytes> record(int sfi, int number) {
    return Optional.ofNullable(files.getOrDefault(sfi, Map.of()).get(number));
  }

  List<Bytes> records() {
    return files.values().stream().flatMap(file -> file.values().stream()).toList();
  }
}
