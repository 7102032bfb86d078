package io.github.emv4j.decode;

import java.util.Optional;

final class MerchantCategories {
  static Optional<String> name(String d) {
    return Optional.empty();
  }
}
