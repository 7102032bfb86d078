package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.BitMeaning;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * Issuer Application Data (tag 9F10) in the formats of the schemes.
 *
 * <p>The first bytes tell the format where the scheme is not known; where several fit, all are
 * shown.
 */
final class IssuerApplicationData {
  private IssuerApplicationData() {}

  /** A format: the name of its bit table, whose it is, and the fields in order. */
  private enum Layout {
    VISA_0_1_3("VISA-IAD013", "Visa, format 0, 1 or 3", Scope.VISA) {
      @Override
      boolean fits(Bytes data) {
        return data.at(0) == 0x06 && data.length() >= 7 && data.at(3) == 0x03;
      }

      @Override
      void split(Part part) {
        Fields fields = new Fields(part);
        fields.add("Length", 1).add("Key index (DKI)", 1).add("Cryptogram version (CVN)", 1);
        fields.add("Card verification results (CVR)", 4).addIssuersOwn();
      }
    },
    VISA_2_4("VISA-IAD24", "Visa, format 2 or 4", Scope.VISA) {
      @Override
      boolean fits(Bytes data) {
        return data.at(0) == 0x1F && data.length() >= 8;
      }

      @Override
      void split(Part part) {
        Fields fields = new Fields(part);
        fields.add("Length", 1).add("Cryptogram version (CVN)", 1).add("Key index (DKI)", 1);
        fields.add("Card verification results (CVR)", 5).addRest("Issuer discretionary data");
      }
    },
    M_CHIP("MCHIP-IAD", "Mastercard, M/Chip", Scope.MASTERCARD) {
      @Override
      boolean fits(Bytes data) {
        return data.length() >= 18 && (data.at(1) & 0xF0) == 0x10;
      }

      @Override
      void split(Part part) {
        Fields fields = new Fields(part);
        fields.add("Key index (DKI)", 1).add("Cryptogram version (CVN)", 1);
        fields.add("Card verification results (CVR)", 6).add("DAC or ICC dynamic number", 2);
        fields.add("Counters, plain or enciphered", 8).addRest("More counters");
      }
    },
    CCD("CCD-IAD", "EMV common core definitions", Scope.EMV) {
      @Override
      boolean fits(Bytes data) {
        return data.length() == 32 && data.at(0) == 0x0F && data.at(16) == 0x0F;
      }

      @Override
      void split(Part part) {
        Fields fields = new Fields(part);
        fields.add("Length", 1).add("Common core identifier (CCI)", 1).add("Key index (DKI)", 1);
        fields.add("Card verification results (CVR)", 5).add("Counters", 8).add("Length", 1);
        fields.addRest("Issuer discretionary data");
      }
    },
    UNIONPAY("UNIONPAY-IAD", "UnionPay", Scope.UNIONPAY) {
      @Override
      boolean fits(Bytes data) {
        return data.at(0) == 0x07 && data.length() >= 8 && data.at(3) == 0x03;
      }

      @Override
      void split(Part part) {
        Fields fields = new Fields(part);
        fields.add("Length", 1).add("Key index (DKI)", 1).add("Cryptogram version (CVN)", 1);
        fields.add("Card verification results (CVR)", 4).add("Algorithm", 1).addIssuersOwn();
      }
    };

    final String table;
    final String words;
    final Scope scope;

    Layout(String table, String words, Scope scope) {
      this.table = table;
      this.words = words;
      this.scope = scope;
    }

    abstract boolean fits(Bytes data);

    abstract void split(Part part);
  }

  static void explain(Part part, DataElement element, Context context) {
    List<Layout> layouts = layouts(part.bytes, context.scope());
    if (layouts.isEmpty()) {
      part.says("a format of the issuer");
    } else if (layouts.size() == 1) {
      part.says(layouts.get(0).words);
      explain(part, layouts.get(0));
    } else {
      for (Layout layout : layouts) {
        explain(part.field("As " + layout.words, 0, part.bytes.length()), layout);
      }
    }
  }

  private static List<Layout> layouts(Bytes data, Scope scope) {
    List<Layout> fitting = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      boolean mayBe = scope == Scope.EMV || layout.scope == Scope.EMV || layout.scope == scope;
      if (mayBe && layout.fits(data)) {
        fitting.add(layout);
      }
    }
    return fitting;
  }

  private static void explain(Part part, Layout layout) {
    int before = part.parts().size();
    layout.split(part);
    List<Part> fields = part.parts().subList(before, part.parts().size());
    for (BitMeaning bits :
        BitTable.decodeLayout(Tags.ISSUER_APPLICATION_DATA, layout.table, part.bytes)) {
      int at = part.offset + bits.byteNumber() - 1;
      fields.stream()
          .filter(field -> field.offset <= at && at < field.offset + field.bytes.length())
          .findFirst()
          .ifPresent(field -> BitValues.write(field, bits, at - field.offset));
    }
  }

  /** Cuts a value into fields from left to right. */
  private static final class Fields {
    private final Part part;
    private int at;

    Fields(Part part) {
      this.part = part;
    }

    Fields add(String name, int length) {
      int end = Math.min(at + length, part.bytes.length());
      if (end > at) {
        part.field(name, at, end);
        at = end;
      }
      return this;
    }

    void addRest(String name) {
      add(name, part.bytes.length() - at);
    }

    /** Adds data with its own length in front, as far as it is there. */
    void addIssuersOwn() {
      add("Length of issuer's own", 1);
      addRest("Issuer discretionary data");
    }
  }
}
