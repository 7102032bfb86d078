package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The linear files of an application or directory: records by short file identifier and number. */
final class RecordFiles {
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

    RecordFiles build() {
      Map<Integer, Map<Integer, Bytes>> copy = new TreeMap<>();
      files.forEach((sfi, records) -> copy.put(sfi, Map.copyOf(records)));
      return new RecordFiles(copy);
    }

    /** {@return every record of SFI 1 to 10 as an AFL, none of them for authentication} */
    Bytes fileLocator() {
      Bytes locator = Bytes.EMPTY;
      for (Map.Entry<Integer, Map<Integer, Bytes>> file : files.entrySet()) {
        int sfi = file.getKey();
        List<Integer> numbers = List.copyOf(file.getValue().keySet());
        int from = 0;
        for (int i = 1; sfi <= 10 && i <= numbers.size(); i++) {
          if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
            locator = locator.concat(Bytes.of(sfi << 3, numbers.get(from), numbers.get(i - 1), 0));
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
