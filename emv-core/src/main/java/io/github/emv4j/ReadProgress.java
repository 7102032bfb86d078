package io.github.emv4j;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.transaction.ReadApplication;
import java.util.List;
import java.util.Optional;

/** How far a read had come when the link failed. */
record ReadProgress(
    Optional<ReadApplication> application, List<Candidate> candidates, List<Finding> findings) {}
