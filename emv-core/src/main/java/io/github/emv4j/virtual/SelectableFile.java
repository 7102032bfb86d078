package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/** What SELECT by name finds on a card. */
abstract sealed class SelectableFile permits ApplicationProfile, DirectoryProfile {
  private final Bytes name;
  private final Bytes controlInformation;
  private final boolean blocked;
  private final RecordFiles files;

  SelectableFile(Bytes name, Bytes controlInformation, boolean blocked, RecordFiles files) {
    this.name = name;
    this.controlInformation = controlInformation;
    this.blocked = blocked;
    this.files = files;
  }

  /** {@return the DF name: of an application its identifier} */
  public Bytes name() {
    return name;
  }

  /** {@return what SELECT answers: template {@code 6F}, well formed or not} */
  public Bytes controlInformation() {
    return controlInformation;
  }

  /** {@return whether SELECT answers with the warning {@code 6283}} */
  public boolean isBlocked() {
    return blocked;
  }

  RecordFiles files() {
    return files;
  }
}
