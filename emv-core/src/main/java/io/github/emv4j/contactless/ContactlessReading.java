package io.github.emv4j.contactless;

import io.github.emv4j.data.CardData;
import java.util.Optional;

/**
 * What a tap was: by which rules an application was read, what it was read from, and its tracks.
 *
 * @param kernel the rules
 * @param identifier the kernel's name as the card or its scheme gives it; empty if neither does
 * @param mode which way the application took
 * @param device card, phone or watch
 * @param tracks what would be on a magnetic stripe
 */
public record ContactlessReading(
    Kernel kernel,
    Optional<KernelIdentifier> identifier,
    KernelMode mode,
    Device device,
    TrackData tracks) {
  /**
   * {@return what a tap was}
   *
   * @param combination application and kernel
   * @param data what was read
   */
  public static ContactlessReading of(Combination combination, CardData data) {
    Kernel kernel = combination.kernel();
    KernelMode mode = KernelMode.of(kernel, data);
    return new ContactlessReading(
        kernel,
        combination.identifier(),
        mode,
        Device.of(kernel, data),
        TrackData.of(kernel, mode, data));
  }

  /** {@return the kernel in words, for example {@code kernel 3 (Visa)}} */
  public String kernelName() {
    return identifier.map(KernelIdentifier::describe).orElse("no kernel named");
  }

  /** {@return for example {@code kernel 3 (Visa), qVSDC, phone, holder verified on the device}} */
  public String describe() {
    return kernelName() + ", " + mode.describe(kernel) + ", " + device.describe();
  }
}
