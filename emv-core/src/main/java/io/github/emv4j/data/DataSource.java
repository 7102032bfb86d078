package io.github.emv4j.data;

/** The answer of the card in which a value was found. */
public sealed interface DataSource {
  /** {@return the place in words, for example {@code SFI 1 record 2}} */
  String describe();

  /** {@return the file control information of the selected application} */
  static DataSource fci() {
    return new Fci();
  }

  /** {@return the answer to GET PROCESSING OPTIONS} */
  static DataSource processingOptions() {
    return new ProcessingOptions();
  }

  /**
   * {@return a record of the application}
   *
   * @param sfi short file identifier
   * @param number of the record
   */
  static DataSource record(int sfi, int number) {
    return new CardRecord(sfi, number);
  }

  /** {@return the answer to GET DATA} */
  static DataSource getData() {
    return new GetData();
  }

  /** {@return the entry of the application in the card's directory} */
  static DataSource directory() {
    return new Directory();
  }

  /** The file control information of the selected application. */
  record Fci() implements DataSource {
    @Override
    public String describe() {
      return "FCI";
    }
  }

  /** The answer to GET PROCESSING OPTIONS. */
  record ProcessingOptions() implements DataSource {
    @Override
    public String describe() {
      return "GPO";
    }
  }

  /**
   * A record of the application.
   *
   * @param sfi short file identifier
   * @param number of the record
   */
  record CardRecord(int sfi, int number) implements DataSource {
    @Override
    public String describe() {
      return "SFI " + sfi + " record " + number;
    }
  }

  /** The answer to GET DATA. */
  record GetData() implements DataSource {
    @Override
    public String describe() {
      return "GET DATA";
    }
  }

  /** The entry of the application in the card's directory. */
  record Directory() implements DataSource {
    @Override
    public String describe() {
      return "directory";
    }
  }
}
