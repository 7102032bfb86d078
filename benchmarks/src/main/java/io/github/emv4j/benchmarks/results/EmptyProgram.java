package io.github.emv4j.benchmarks.results;

/** The least that a Java program can do. */
final class EmptyProgram {
  private EmptyProgram() {}

  public static void main(String[] arguments) {}
}
