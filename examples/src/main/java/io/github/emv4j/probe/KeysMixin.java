package io.github.emv4j.probe;

import io.github.emv4j.keys.CaKeyFileException;
import io.github.emv4j.keys.CaKeys;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which certification authorities to trust. */
final class KeysMixin {
  @Option(
      names = "--ca-keys",
      paramLabel = "FILE",
      description = "Trust the CA public keys of this CSV or JSON file too.")
  private @Nullable Path file;

  @Option(names = "--test-keys", description = "Trust the bundled test CA public keys too.")
  private boolean testKeys;

  /** {@return whether the user said whom to trust, so that a failed check is the answer} */
  boolean areChosen() {
    return file != null || testKeys;
  }

  /** {@return the keys to trust: the user's first, then the source's own, then the bundled ones} */
  CaKeys forCardsFrom(CardSource source) throws UsageException {
    CaKeys bundled = testKeys ? CaKeys.bundledWithTestKeys() : CaKeys.bundled();
    CaKeys keys = source.ownKeys().plus(bundled);
    return file == null ? keys : load(file).plus(keys);
  }

  private static CaKeys load(Path file) throws UsageException {
    try {
      return CaKeys.load(file);
    } catch (CaKeyFileException e) {
      throw unusable(file, "line " + e.line() + ": " + e.reason() + ".");
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file.");
    } catch (AccessDeniedException e) {
      throw unusable(file, "it may not be read.");
    } catch (CharacterCodingException e) {
      throw unusable(file, "it is no UTF-8 text.");
    } catch (IOException e) {
      throw unusable(file, "it cannot be read.");
    }
  }

  private static UsageException unusable(Path file, String why) {
    return new UsageException("Cannot use the CA keys in " + file + ": " + why);
  }
}
